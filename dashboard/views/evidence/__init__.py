"""Where figures come from, and where there are none."""
