"""The sentences of the program by code, a module for each part of it."""
