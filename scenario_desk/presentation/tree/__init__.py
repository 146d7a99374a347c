"""The picture of the tree: where everything is, how it looks, what it says, on any surface."""
