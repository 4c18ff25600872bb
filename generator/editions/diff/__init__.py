"""Compare two states of a briefing: find the changes that turn the earlier state into the later one."""
