"""What a facilitator does with a room: sessions, rounds, injects, proposals, taking over."""
