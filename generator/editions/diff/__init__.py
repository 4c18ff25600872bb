"""Compare two states of a briefing, record by record, as changes that turn the one into the other."""
