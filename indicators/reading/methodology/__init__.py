"""The keys of `methodology/methodology.yaml`: gates, weights, doubt, context."""
