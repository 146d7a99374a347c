"""Merging what is open with another file: what is to be decided, what each choice does, what comes in."""
