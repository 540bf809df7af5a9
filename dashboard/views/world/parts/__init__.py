"""Regions and moves over the years."""
