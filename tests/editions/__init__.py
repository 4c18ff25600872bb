"""What was published: frozen, compared, and never lost."""
