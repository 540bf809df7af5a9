"""Scores beside what countries of the same income reach."""
