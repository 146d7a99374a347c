"""The overlap chart as data: where dots and lines lie, and where names have room."""
