"""The search, and the page of each noun that has none elsewhere."""
