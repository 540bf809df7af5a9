"""What we measure: one YAML file an indicator, by right, and the code that reads them."""
