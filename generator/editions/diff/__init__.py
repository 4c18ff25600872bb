"""Find the changes that turn one state of a briefing into another."""
