"""A session in words and pictures: what happened, and what it came to at each moment."""
