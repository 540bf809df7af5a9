"""Questions to the ScoreBook, one module a view; answers are small frozen values without HTML."""
