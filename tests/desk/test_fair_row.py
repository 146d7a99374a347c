"""Who gives way in a row that gets narrow."""

from __future__ import annotations

from scenario_desk.desk.widgets.fair_row import fair_widths


def test_the_widest_give_way_first() -> None:
    assert fair_widths([200, 100, 300], 700) == [200, 100, 300]
    assert fair_widths([200, 100, 300], 500) == [200, 100, 200]
    assert fair_widths([200, 100, 300], 400) == [150, 100, 150]
    assert fair_widths([200, 100, 300], 90) == [30, 30, 30]
    assert fair_widths([], 90) == []
