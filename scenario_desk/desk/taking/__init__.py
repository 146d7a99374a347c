"""Taking over what the room judges: the ways to put it together, beside each other."""
