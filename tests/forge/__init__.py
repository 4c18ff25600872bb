"""What stands between a change and the site: workflows, forms, owners, and the hook before a commit."""
