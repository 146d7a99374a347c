"""The score matrix: endpoints by interests, to be filled in."""
