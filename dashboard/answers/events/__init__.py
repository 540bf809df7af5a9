"""Recorded events."""
