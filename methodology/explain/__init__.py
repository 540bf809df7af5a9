"""How one score came about: trace, receipts, evidence, ledger."""
