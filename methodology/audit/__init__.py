"""The statistical audit of the indicator set, and its guards."""
