"""The application: router, documents, API, workers."""
