"""The site as a real browser shows it."""
