"""The presenter's window says who is missing and what comes next, and none of it is in the room's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.session.position_page import PositionPage
from scenario_desk.desk.session.presenter.presenter_window import PresenterWindow
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.model import edits
from scenario_desk.model.room import Round
from scenario_desk.presentation.session.presenter_words import missing_words
from tests.desk.session.conftest import Hall
from tests.desk.showing import Key
from tests.model.building import small_scenario

SCORES = {"scores": (("e1", "us1"),)}
ITEM = "score/e1/us1"


@pytest.fixture
def presenter(hall: Hall, qtbot: QtBot) -> Iterator[PresenterWindow]:
    desk = QWidget()
    made = PresenterWindow(hall.bench, hall.host, (), desk)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    desk.close()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_it_says_who_is_not_in_yet(hall: Hall, presenter: PresenterWindow) -> None:
    hall.start()
    ann, _bob = hall.come("Ann"), hall.come("Bob <b>")
    key = hall.ask(**SCORES)
    hall.until(lambda: "Not in yet, 2: Ann, Bob <b>" in presenter.missing.text())
    assert presenter.count.text() == "0 of 2 are in"
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3}})
    hall.until(lambda: presenter.missing.text() == "Not in yet, 1: Bob <b>")
    assert presenter.count.text() == "1 of 2 is in"


def test_who_is_missing_is_of_those_asked_and_never_said_of_an_unlinkable_round() -> None:
    people = [("a", "Ann", "us"), ("b", "Bob", "ru"), ("c", "Cy", "")]
    everybody = Round("r", "day", "R")
    assert missing_words(everybody, people, {"b": 1}) == "Not in yet, 2: Ann, Cy"
    seats = Round("r", "day", "R", of=("ru",))
    assert missing_words(seats, people, {}) == "Not in yet, 1: Bob"
    assert missing_words(seats, people, {"b": 2}) == "Everybody who is asked has answered."
    assert "Ann" not in missing_words(everybody, people, None)


def test_a_reason_is_hidden_and_shown_again_by_the_space_bar(
    hall: Hall, presenter: PresenterWindow
) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3, "reason": "<i>Rude</i>"}})
    assert presenter.reasons.count() == 0
    hall.host.close_round()
    hall.rest()
    assert presenter.reasons.count() == 0
    hall.host.reveal_round()
    hall.rest()
    hall.until(lambda: presenter.reasons.count() == 1)
    item = presenter.reasons.item(0)
    assert item.text() == "Ann: <i>Rude</i>"
    presenter.reasons.setFocus()
    presenter.reasons.setCurrentRow(0)
    QTest.keyClick(presenter.reasons, Key.Key_Space)
    (hidden,) = hall.host.hidden
    assert hall.bench.scenario.assessments[hidden].reason == "<i>Rude</i>"
    QTest.keyClick(presenter.reasons, Key.Key_Space)
    assert hall.host.hidden == frozenset()
    hall.rest()


def test_the_next_inject_is_read_here_alone_and_released_by_a_button(
    hall: Hall, presenter: PresenterWindow, qtbot: QtBot
) -> None:
    bench = hall.bench
    bench.apply(edits.add_new, "injects", "next", name="A coup", text="Tanks at <b>dawn</b>.")
    page = PositionPage(bench, Tasks(presenter), hall.host)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.refresh()
    inject = bench.scenario.injects["shelling"]
    assert presenter.inject.text() == inject.name
    assert presenter.inject_text.text() == inject.text
    assert presenter.waiting.text() == "After it: A coup"
    seen = " ".join(each.text() for each in page.findChildren(PlainLabel))
    assert inject.name not in seen
    assert "A coup" not in seen
    QTest.mouseClick(presenter.release, Qt.MouseButton.LeftButton)
    assert [each.inject for each in bench.scenario.released] == ["shelling"]
    assert presenter.inject.text() == "A coup"
    assert presenter.inject_text.text() == "Tanks at <b>dawn</b>."
    QTest.mouseClick(presenter.release, Qt.MouseButton.LeftButton)
    assert presenter.inject.text() == "No inject is left to release."
    assert not presenter.release.isEnabled()


def test_notes_are_saved_with_the_session_as_one_step(
    hall: Hall, presenter: PresenterWindow
) -> None:
    presenter.notes.setFocus()
    QTest.keyClicks(presenter.notes, "Ask Bo.")
    assert hall.bench.scenario.sessions["day"].notes == "Ask Bo."
    hall.bench.undo()
    assert hall.bench.scenario.sessions["day"].notes == ""
    assert presenter.notes.toPlainText() == ""


def test_held_results_are_seen_here_and_said_to_be_held(
    hall: Hall, presenter: PresenterWindow
) -> None:
    said = presenter.headline.text()
    assert "could be signed" in said
    hall.bench.hold(True)
    assert presenter.headline.text() == f"{said} (held: the room does not see it)"


def test_without_a_session_nothing_can_be_noted(hall: Hall, presenter: PresenterWindow) -> None:
    hall.bench.apply(edits.close_session, "day", "2017-02-01T18:00:00Z")
    QApplication.processEvents()
    assert presenter.notes.isReadOnly()
    assert presenter.count.text() == "No round is shown."
    assert small_scenario().sessions["day"].notes == ""


def test_phones_stay_and_vote_while_the_past_is_looked_at(
    hall: Hall, presenter: PresenterWindow
) -> None:
    hall.start()
    ann = hall.come("Ann")
    hall.bench.apply(edits.happened, "talks")
    hall.bench.apply(edits.happened, "deal")
    key = hall.ask(**SCORES)
    moved = next(each.id for each in hall.bench.scenario.log.values() if each.kind == "move")
    hall.bench.past.look_at(moved)
    hall.rest()
    assert hall.host.running
    assert ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3}})
    hall.come("Bob")
    assert hall.bench.past.entry == moved
    assert not presenter.release.isEnabled()
    hall.bench.past.leave()
    hall.rest()
    assert hall.host.progress is not None
    assert hall.host.progress.answered == 1
    assert [move.branch for move in hall.bench.scenario.moves] == ["talks", "deal"]
