"""The tree on a canvas: one widget that paints from arrays only what is in sight."""
