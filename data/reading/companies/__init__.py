"""Companies, their markets, promises and what is recorded of them."""
