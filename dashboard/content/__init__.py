"""Files to a book of scores: loading, caches, receipts, doubt, settings."""
