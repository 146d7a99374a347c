"""The outline: everything a scenario holds, and the accessible twin of the tree."""
