"""Tables and reports as CSV, JSON, Parquet and text."""
