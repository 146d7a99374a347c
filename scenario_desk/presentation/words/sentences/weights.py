"""What a weight bears on: the share of its scale that the endpoints use."""

from __future__ import annotations

from scenario_desk.analysis.ranges import Ranges
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent, signed, utility


def range_note(found: Ranges, column: int) -> tuple[str, str]:
    """Of the interest of this column, in a few words and in a sentence: the range that is used."""
    if not found.scored[column]:
        return _("no scores yet"), _(
            "No endpoint has a score here yet, so the weight bears on nothing."
        )
    used = percent(float(found.used[column]))
    span = _(
        "The endpoints span {low} to {high} of the scale from −100 to +100, {used} of the swing."
    )
    told = span.format(
        low=signed(float(found.low[column])), high=signed(float(found.high[column])), used=used
    )
    best, low, high = (found.judged.weights[:, column] * found.used[column]).tolist()
    if best != best:
        return _("{used} used").format(used=used), told
    product = utility(best, spread=high - low)
    counts = _(
        "Weight × range, {product}, is how far this interest can tell these endpoints apart."
    )
    return (
        _("{used} used: {product}").format(used=used, product=product),
        f"{told} {counts.format(product=product)}",
    )
