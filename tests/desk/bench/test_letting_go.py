"""A huge scenario is freed in parts, none of which holds the window still, and wholly."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.bench.letting_go import let_go
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model.entities import Node
from tests.model.building import big_tree, small_scenario

_EVENTS = 6
"""Between two counts, for which every object there is must be looked at."""


@pytest.fixture
def counted() -> Iterator[None]:
    """Only what is made from now on is counted: all that other tests left would take minutes."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("counted")
def test_a_huge_scenario_goes_bit_by_bit(qapp: QApplication) -> None:
    others = living()
    bench = Workbench(Opened.of(big_tree(3_000)))
    bench.open(Opened.of(small_scenario()), None)
    left = [living()]
    while any(timer.isActive() for timer in bench.findChildren(QTimer)):
        for _event in range(_EVENTS):
            qapp.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left.append(living())
    assert left[0] - others > 2_900
    assert left[-1] == others
    assert all(before - after < 300 * _EVENTS for before, after in pairwise(left))


def test_a_small_one_goes_at_once() -> None:
    owner = QObject()
    let_go(small_scenario(), owner)
    assert not owner.findChildren(QTimer)


def living() -> int:
    """How many nodes of big trees there are."""
    return sum(
        isinstance(each, Node) and each.label.startswith("Branch ") for each in gc.get_objects()
    )
