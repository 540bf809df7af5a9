"""Answers that two chapters or more need."""
