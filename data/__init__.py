"""What was observed: figures, economies, sources, companies as CSV and YAML, and the code that reads them."""
