"""The scale of everything a person judges."""

from __future__ import annotations

from scenario_desk.model.estimate import LARGEST

SCALES: dict[str, tuple[float, float]] = {
    "score": (-100, 100),
    "weight": (0, 100),
    "probability": (0, 1),
    "feasibility": (0, 1),
    "effect": (-200, 200),
    "reservation": (-100, 100),
    "margin": (0, 200),
    "red_line": (-100, 100),
    "seed": (-LARGEST, LARGEST),
}
"""What is judged, and the two ends of its scale. An effect can move a score from end to end; a seed
question may have narrower ends of its own."""

TREE_LEVELS = 1_000
"""How deep a tree may grow: what a file can hold."""
