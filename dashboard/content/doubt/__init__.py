"""The doubt about each year: drawn once, kept on disk, read from there as asked."""
