"""Pictures of a room: how far it agrees, who sees it alike, who sees an agreement."""
