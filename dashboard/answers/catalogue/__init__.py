"""Indicators with their evidence, by right and dimension."""
