"""Packages: which sets of linkages are valid, what they open and close, and which are efficient."""
