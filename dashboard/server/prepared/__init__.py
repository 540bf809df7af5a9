"""Views rendered before anyone asks, and kept between starts."""
