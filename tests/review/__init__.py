"""What a change does to what readers see: the memo, read from a real repository."""
