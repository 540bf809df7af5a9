"""Indicators: all of them, and one over the world."""
