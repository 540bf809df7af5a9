"""Words: languages, numbers, vocabulary, lists. `locales/` holds the catalogues."""
