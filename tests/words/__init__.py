"""The words that readers see: the table, where it is used, and that nothing is said past it."""
