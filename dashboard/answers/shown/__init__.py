"""A score as it is shown: its facts, reasons, peers, years."""
