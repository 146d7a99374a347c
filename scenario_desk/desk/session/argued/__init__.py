"""Moves argued: a team proposes one, the room argues and estimates, a die, a vote or a person decides."""
