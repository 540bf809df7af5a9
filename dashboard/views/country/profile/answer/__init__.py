"""What the profile shows, section by section."""
