"""The differences between two versions, as answer, table and words."""
