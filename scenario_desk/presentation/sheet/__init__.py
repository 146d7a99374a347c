"""What stands around a picture that leaves the program: what it is, under what, and its signs."""
