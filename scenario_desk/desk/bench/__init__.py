"""What is open and what can happen to it: the workbench that all views meet in, and its parts."""
