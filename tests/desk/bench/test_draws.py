"""Draws follow what is shown: never of another moment, not while nobody looks, and out of the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.uncertainty.measures import Sums, wins
from scenario_desk.analysis.uncertainty.robustness import Robustness, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.desk.bench import draws as draws_file
from scenario_desk.desk.bench.draws import Draws
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.starting import empty_scenario
from tests.desk.showing import workbench
from tests.model.building import small_scenario

FEW = Sampling(samples=600)


@dataclass
class Desk:
    """A workbench whose draws are wanted by one line, in which can be typed."""

    bench: Workbench
    tasks: Tasks
    view: QLineEdit
    qtbot: QtBot
    stale: list[Robustness] = field(default_factory=list)
    """What was found though it was of another moment."""

    @property
    def draws(self) -> Draws:
        return self.bench.draws

    def look(self, *_what: object) -> None:
        found = self.draws.found
        if found is not None and found.frame is not self.bench.frame:
            self.stale.append(found)

    def finish(self) -> Robustness:
        """Wait until all is drawn."""
        self.qtbot.waitUntil(lambda: not self.draws.under_way)
        found = self.draws.found
        assert found is not None
        return found


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(draws_file, "REST_MS", 0)
    bench = workbench(small_scenario())
    tasks, view = Tasks(bench), QLineEdit()
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    shown = Desk(bench, tasks, view, qtbot)
    bench.updated.connect(shown.look)
    bench.draws.changed.connect(shown.look)
    bench.draws.sample(FEW)
    bench.draws.run_in(tasks)
    yield shown
    tasks.close()
    QApplication.processEvents()


class Held:
    """A measure that counts nothing, and holds the draws up until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Semaphore(0), threading.Event()

    def __call__(self, _judged: Judgement, _count: int) -> Sums:
        self.begun.release()
        self.go.wait(30)
        return {}

    @property
    def holds(self) -> Callable[[], bool]:
        return lambda: self.begun.acquire(blocking=False)


def edit(desk: Desk, best: float) -> None:
    desk.bench.apply(edits.set_score, "e1", "us1", Estimate(best, best - 20, best + 20))


def test_the_figures_are_those_of_the_scenario_shown(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    assert desk.draws.under_way
    found, bench = desk.finish(), desk.bench
    alone = robustness(bench.frame, bench.assumptions, FEW)
    assert found.finished
    assert found.overlap_index.value.tobytes() == alone.overlap_index.value.tobytes()


def test_with_an_edit_older_figures_are_gone_at_once(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    desk.finish()
    seen: list[tuple[Robustness | None, bool]] = []
    desk.bench.updated.connect(lambda _: seen.append((desk.draws.found, desk.draws.under_way)))
    edit(desk, 11)
    assert seen == [(None, True)]
    assert desk.finish().frame is desk.bench.frame


def test_other_assumptions_are_drawn_anew(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    desk.finish()
    bench = desk.bench
    bench.assume(replace(bench.assumptions, decisions="rational"))
    assert desk.draws.found is None
    assert desk.finish().assumptions == bench.assumptions


def test_an_edit_while_draws_go_on_ends_them(desk: Desk) -> None:
    held = Held()
    desk.draws.serve(desk.view, held)
    desk.qtbot.waitUntil(held.holds)
    edit(desk, 12)
    edit(desk, 13)
    held.go.set()
    found = desk.finish()
    assert found.frame is desk.bench.frame
    assert found.samples == FEW.samples
    assert desk.stale == []


def test_what_bears_on_no_figure_leaves_them(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    found = desk.finish()
    desk.bench.apply(edits.amend, "endpoints", "e1", name="Another name", notes="A note")
    desk.bench.apply(edits.amend_scenario, title="Another title")
    again = desk.draws.found
    assert again is not None
    assert again.tally is found.tally
    assert again.frame.scenario.endpoints["e1"].name == "Another name"
    assert not desk.draws.under_way


def test_the_ends_of_estimates_and_how_they_are_read_bear_on_them(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    edit(desk, 10)
    desk.finish()
    desk.bench.apply(edits.set_score, "e1", "us1", Estimate(10, -60, 60))
    assert desk.draws.found is None
    desk.finish()
    desk.bench.apply(edits.amend_scenario, limits="hard")
    assert desk.draws.found is None
    desk.finish()


def test_a_preview_has_no_figures_and_starts_no_draws(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    found = desk.finish()
    desk.bench.preview(edits.set_score, "e1", "us1", Estimate(44))
    assert desk.draws.found is None
    assert desk.draws.under_way
    assert not desk.tasks.busy()
    assert not desk.draws._rest.isActive()
    desk.bench.cancel()
    assert desk.draws.found is found
    assert not desk.draws.under_way
    desk.bench.preview(edits.set_score, "e1", "us1", Estimate(44))
    desk.bench.commit()
    assert desk.draws.under_way
    assert desk.finish() is not found


def test_what_is_taken_back_before_it_was_drawn_needs_no_draws(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    found = desk.finish()
    edit(desk, 14)
    desk.bench.undo()
    assert desk.draws.found is found
    assert not desk.draws.under_way


def test_held_results_hide_them_and_stop_the_draws(desk: Desk) -> None:
    held = Held()
    desk.draws.serve(desk.view, held)
    desk.qtbot.waitUntil(held.holds)
    desk.bench.hold(True)
    held.go.set()
    assert desk.draws.found is None
    assert not desk.draws.under_way
    assert not desk.tasks.busy()
    desk.bench.hold(False)
    found = desk.finish()
    desk.bench.hold(True)
    assert desk.draws.found is None
    desk.bench.hold(False)
    assert desk.draws.found is found


def test_nobody_draws_what_nobody_sees(desk: Desk) -> None:
    desk.view.hide()
    desk.draws.serve(desk.view)
    assert not desk.draws.under_way
    held = Held()
    desk.draws.serve(desk.view, held)
    desk.view.show()
    desk.qtbot.waitUntil(held.holds)
    desk.view.hide()
    desk.qtbot.waitUntil(lambda: not desk.tasks.busy())
    held.go.set()
    assert desk.draws.found is None
    desk.view.show()
    desk.qtbot.waitUntil(lambda: desk.draws.found is not None)
    desk.draws.leave(desk.view)
    assert not desk.draws.under_way


def test_what_is_to_be_counted_besides_is_counted_while_the_figures_stay(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    before = desk.finish()
    desk.draws.serve(desk.view, wins)
    assert desk.draws.found is before
    found = desk.finish()
    assert "wins" in found.tally.sums
    assert found.overlap_index.value.tobytes() == before.overlap_index.value.tobytes()
    desk.draws.serve(desk.view)
    assert not desk.draws.under_way, "what is counted already is not drawn again"


def test_other_sampling_is_drawn_anew(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    desk.finish()
    desk.draws.sample(replace(FEW, seed=2))
    assert desk.draws.found is None
    assert desk.finish().drawing.sampling.seed == 2


def test_closing_ends_the_draws_on_their_way(desk: Desk) -> None:
    held = Held()
    desk.draws.serve(desk.view, held)
    desk.qtbot.waitUntil(held.holds)
    held.go.set()
    desk.tasks.close()
    QApplication.processEvents()
    assert desk.draws.found is None
    edit(desk, 15)
    assert not desk.draws.under_way


def test_who_ends_them_keeps_what_was_found(desk: Desk) -> None:
    desk.draws.serve(desk.view)
    desk.draws.sample(replace(FEW, samples=1 << 22))
    desk.qtbot.waitUntil(lambda: desk.draws.found is not None)
    desk.tasks.cancel("draws")
    found = desk.draws.found
    assert found is not None
    assert not found.finished
    assert not desk.draws.under_way


def test_a_key_holds_the_draws_up_for_a_rest(desk: Desk) -> None:
    held, giving_way = Held(), desk.draws._giving_way
    giving_way._rest.setInterval(1 << 24)
    desk.draws.serve(desk.view, held)
    desk.qtbot.waitUntil(held.holds)
    QTest.keyClick(desk.view, Qt.Key.Key_5)
    assert giving_way.holding
    held.go.set()
    assert desk.view.text() == "5"
    giving_way._rest.start(0)
    assert desk.finish().finished
    QTest.keyClick(desk.view, Qt.Key.Key_5)
    assert not giving_way.holding, "nothing goes on that would have to wait"


@pytest.mark.parametrize("samples", [0, 600])
def test_an_empty_scenario_is_drawn_too(desk: Desk, samples: int) -> None:
    desk.draws.sample(Sampling(samples=samples))
    desk.draws.serve(desk.view)
    desk.qtbot.waitUntil(lambda: not desk.draws.under_way)
    desk.bench.open(Opened.of(empty_scenario()), None)
    desk.qtbot.waitUntil(lambda: not desk.draws.under_way)
    found = desk.draws.found
    assert (found is None) == (samples == 0)
    assert found is None or not found.spread
