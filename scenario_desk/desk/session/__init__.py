"""The session workspace: what a room sees on its projector, and what its facilitator does there."""
