"""The rules about captures and quotes: what counts as a true quote."""
