"""The ways to put together what a room judges stand beside each other; the one chosen is one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.taking.taking_dialog import TakingDialog
from scenario_desk.desk.taking.ways import Way
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import Key, press, undo_names, workbench
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, spread, told, with_room

SCORE = Judgement("score", ("e1", "us1"))
Ask = Callable[..., TakingDialog]


@pytest.fixture
def ask(qtbot: QtBot) -> Iterator[Ask]:
    """Open the dialog over a scenario, and wait for what it works out."""
    opened: list[Tasks] = []
    windows: list[QWidget] = []

    def open_it(scenario: Scenario, *judgements: Judgement) -> TakingDialog:
        bench = workbench(scenario)
        window = QWidget()
        window.resize(1_200, 800)
        qtbot.addWidget(window)
        tasks = Tasks(window)
        opened.append(tasks)
        windows.append(window)
        dialog = TakingDialog(bench, tasks, judgements, window)
        dialog.bench = bench  # type: ignore[attr-defined]
        with qtbot.waitExposed(dialog):
            dialog.open()
        qtbot.waitUntil(lambda: dialog.ways is not None, timeout=60_000)
        return dialog

    yield open_it
    for tasks in opened:
        tasks.close()
    QApplication.processEvents()


def seeded() -> Scenario:
    """Three who scored; the second alone is calibrated on the seed questions."""
    given = [
        told("p1", ("score", "e2", "us1"), spread(20, 10)),
        told("p0", ("score", "e1", "us1"), spread(0, 10)),
        told("p1", ("score", "e1", "us1"), spread(60, 10)),
        told("p2", ("score", "e1", "us1"), spread(-60, 10)),
        told("p1", ("seed", "q1"), spread(49, 20, 0, 100)),
        told("p1", ("seed", "q2"), spread(21, 20, 0, 99)),
        told("p0", ("seed", "q1"), spread(95, 1, 0, 100)),
        told("p0", ("seed", "q2"), spread(95, 1, 0, 99)),
        told("p2", ("seed", "q1"), spread(5, 1, 0, 100)),
        told("p2", ("seed", "q2"), spread(5, 1, 0, 99)),
    ]
    return with_room(small_scenario(), *given)


OTHER = Judgement("score", ("e2", "us1"))


def test_every_way_stands_beside_the_others(ask: Ask) -> None:
    dialog = ask(seeded(), SCORE, OTHER)
    table = dialog.table
    assert table is not None
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]
    assert heads == ["Judgement", "Now", "Weights", "Median", "Average", "Pool"]
    first, below = ([table.item(row, column).text() for column in range(2, 6)] for row in (0, 1))
    assert first[:3] == ["all alike", "0 (−10 to 10)", "0 (−10 to 10)"]
    assert below[:2] == ["by calibration", "60 (50 to 70)"]
    assert table.rowCount() == 4
    assert not dialog.choices[Way("median", "brier")].isVisible()


def test_the_ways_of_one_judgement_say_what_they_come_to(ask: Ask) -> None:
    dialog = ask(seeded(), SCORE)
    assert dialog.table is None
    assert dialog.choices[Way("median")].text() == "Median: 0 (−10 to 10)"
    assert dialog.choices[Way("median", "cooke")].text() == "Median: 60 (50 to 70)"
    assert ": 60 (50 to 70) now." in dialog.note.text()


def test_the_chosen_way_is_taken_as_one_step(ask: Ask) -> None:
    dialog = ask(seeded(), SCORE)
    dialog.choices[Way("quantiles", "cooke")].click()
    assert dialog.says.text().startswith("The weighted average")
    dialog.go.setFocus()
    press(Key.Key_Return)
    bench = dialog.bench  # type: ignore[attr-defined]
    taken = bench.scenario.scores["e1", "us1"]
    assert taken.best == dialog.ways.values[Way("quantiles", "cooke")][SCORE].best > 20
    assert dialog.isHidden()
    assert undo_names(bench) == ["Take over what the room judges"]


def test_nothing_is_taken_on_escape(ask: Ask) -> None:
    dialog = ask(seeded(), SCORE)
    dialog.activateWindow()
    dialog.go.setFocus()
    press(Key.Key_Escape)
    assert undo_names(dialog.bench) == []  # type: ignore[attr-defined]


def test_without_seed_questions_all_count_alike_and_it_says_why(ask: Ask) -> None:
    scenario = camps_of(small_scenario())
    dialog = ask(scenario, SCORE, Judgement("branch", ("talks",)))
    assert "Nobody has a weight by performance" in dialog.note.text()
    assert not dialog.choices[Way("median", "cooke")].isVisible()
    assert dialog.table is not None
    assert dialog.go.text() == "Take it for 2 judgements"
    assert dialog.table.item(1, 3).text().startswith("36")
    dialog.go.click()
    bench = dialog.bench  # type: ignore[attr-defined]
    assert bench.scenario.nodes["talks"].probability.best == 0.36
