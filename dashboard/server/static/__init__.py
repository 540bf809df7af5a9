"""Static files: bundles, fingerprints, compression."""
