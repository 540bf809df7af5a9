"""Parts of pages that several templates share."""
