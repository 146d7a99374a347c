"""Who sees it wrongly: the perception gap, the game as each sees it, and what to correct first."""

from scenario_desk.analysis.perception.correcting import Correction, Corrections, corrections
from scenario_desk.analysis.perception.games import Hypergame, Surprise, hypergame
from scenario_desk.analysis.perception.gap import Perception, Reading, perception
from scenario_desk.analysis.perception.misreadings import DERIVED, Misreading, Value
from scenario_desk.analysis.perception.righting import righting

__all__ = [
    "DERIVED",
    "Correction",
    "Corrections",
    "Hypergame",
    "Misreading",
    "Perception",
    "Reading",
    "Surprise",
    "Value",
    "corrections",
    "hypergame",
    "perception",
    "righting",
]
