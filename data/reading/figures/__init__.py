"""The observations: one figure a series, economy and year."""
