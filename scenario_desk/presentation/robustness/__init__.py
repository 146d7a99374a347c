"""How sure the answers are and what that hangs on, as pictures: data first, then strokes."""
