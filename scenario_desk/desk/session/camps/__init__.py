"""Who in the room sees it alike."""
