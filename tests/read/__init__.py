"""What can be read: files, YAML, Markdown, dates, records and names."""
