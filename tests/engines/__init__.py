"""The site as the engines make it."""
