"""Codings of facts, such as treaties and laws, one file a kind."""
