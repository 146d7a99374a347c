"""Two scenarios side by side, in a window of their own: what differs, where, and what it means."""
