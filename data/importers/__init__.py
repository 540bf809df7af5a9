"""Gathered files to the tables of `data/`; run by `make data`."""
