"""A leaf: which year counts, its score, its rounding."""
