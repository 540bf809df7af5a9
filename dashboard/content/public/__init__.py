"""The public edition, without figures that may not be passed on."""
