"""What a package gains and gives up at one endpoint, interest by interest."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.packages.tables import Tables


def gains(tables: Tables, evaluation: Evaluation, endpoint: int) -> Floats:
    """float64[I] points that each interest adds to its actor's utility at the endpoint of this row,
    by what is on the table of the evaluation; negative is given up, nan unknown. Those of an actor
    add up to what its utility changes by."""
    now = evaluation.effective_scores[endpoint]
    before = tables.nothing.values.scores[endpoint]
    moved = evaluation.weights * (now - before)
    found: Floats = np.where(evaluation.weights > 0.0, moved, 0.0)
    return found
