"""The same scores read otherwise: what if, beside income."""
