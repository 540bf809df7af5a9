"""Drawings: pure functions from small answers to SVG or to a plotly figure."""
