"""Views rendered before anyone asks, and dear answers worked out aside, kept between starts."""
