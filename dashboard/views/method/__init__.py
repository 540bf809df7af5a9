"""How scores are made and how far they carry."""
