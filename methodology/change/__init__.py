"""Scores over time: what moved, what may be compared, what can be told."""
