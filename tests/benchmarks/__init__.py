"""How fast and how small it is, each figure beside a peer measured in the same run.

Every module `<name>_bench` has `rows()`, which gives dicts with the keys of `COLUMNS`; `python3
main.py bench` finds and runs them all.
"""

COLUMNS = ("what", "size", "ours", "peer", "peer_value", "unit", "ratio", "limit")
"""`ratio` is the peer's value by ours; `limit` what ours should not exceed; None where none is."""
