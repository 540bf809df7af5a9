"""Drawings that several views share, and the theme."""
