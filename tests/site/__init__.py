"""What each page shows, and how it is written down."""
