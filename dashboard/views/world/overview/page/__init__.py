"""The world page: from one answer, its words and its drawings to HTML."""
