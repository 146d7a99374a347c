"""The findings: a list with a click to the place, never a modal box."""
