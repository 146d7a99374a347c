"""The welcome page: start from a template, open a recent file, or any file."""
