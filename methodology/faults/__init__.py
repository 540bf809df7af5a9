"""Findings, and the checks between the files of a content."""
