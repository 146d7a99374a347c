"""Small rooms: answers as they are read, one line a participant."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenario_desk.analysis.room.answers import Answers

OPEN = float("nan")


def room(
    rows: Sequence[Sequence[float | tuple[float, float, float]]],
    least: float = -100.0,
    most: float = 100.0,
) -> Answers:
    """Answers of participants on judgements: a single number, or (low, best, high); all on one scale."""
    said = [
        [(each,) * 3 if isinstance(each, float | int) else each for each in row] for row in rows
    ]
    values = np.array(said, np.float64).reshape(len(rows), -1, 3)[:, :, [1, 0, 2]]
    nobody = np.zeros(values.shape[:2], bool)
    ends = np.full(values.shape[1], 1.0)
    return Answers(values, nobody, nobody, least * ends, most * ends)


def many(people: int, judgements: int, seed: int = 1) -> Answers:
    """Answers all over the scale, with their spreads, a tenth of them missing."""
    numbers = np.random.default_rng(seed)
    best = numbers.uniform(-90, 90, (people, judgements))
    low, high = numbers.uniform(0, 40, (2, people, judgements))
    values = np.stack([best, best - low, best + high], axis=-1).clip(-100, 100)
    values[numbers.random(best.shape) < 0.1] = np.nan
    nobody = np.zeros(best.shape, bool)
    ends = np.full(judgements, 100.0)
    return Answers(values, nobody, nobody, -ends, ends)
