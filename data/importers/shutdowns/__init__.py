"""Records of shutdowns and blocks, and their days."""
