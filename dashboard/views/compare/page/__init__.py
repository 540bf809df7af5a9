"""The comparison and its start page: from an answer, its words and its drawings to HTML."""
