"""Whether an ending would hold: moves between endings, ratification, and leaving on the way."""
