"""What every page and answer is made with: request, face, templates, menu."""
