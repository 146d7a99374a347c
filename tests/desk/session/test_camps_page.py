"""Who sees it alike: agreement, camps, agreements seen, pictures of others, performance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import replace as changed

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.camps.camps_page import (
    AGREEMENT,
    CAMPS,
    OVERLAPS,
    PERCEPTION,
    PERFORMANCE,
    CampsPage,
)
from scenario_desk.desk.session.session_view import SessionView
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.sentences import judgement_name
from scenario_desk.presentation.words.sentences.asking import anonymity_sentence
from tests.desk.showing import undo_names, workbench
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, participants, spread, told, with_room


@dataclass
class Shown:
    """The page in the session workspace."""

    bench: Workbench
    view: SessionView
    tasks: Tasks
    qtbot: QtBot

    @property
    def page(self) -> CampsPage:
        return next(page for page in self.view.pages if isinstance(page, CampsPage))

    def turn(self, page: int) -> Shown:
        self.wait()
        self.page.choice.tabs[page].click()
        QApplication.processEvents()
        return self

    def name(self) -> Shown:
        """Let people be named."""
        self.wait()
        QTest.keyClick(self.page.names, Qt.Key.Key_Space)
        assert self.page.names.isChecked()
        return self

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.found is not None, timeout=60_000)

    def rows(self) -> list[tuple[str, ...]]:
        figure = self.page.pane.view.figure
        assert figure is not None
        return list(figure.twin.rows)

    def said(self) -> str:
        return " ".join((self.page.says.text(), self.page.more.text()))


Show = Callable[[Scenario], Shown]


@pytest.fixture
def show(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Open a scenario in the workspace, which has no other page."""
    monkeypatch.setattr(SessionView, "PAGES", (CampsPage,))
    opened: list[Shown] = []

    def open_it(scenario: Scenario) -> Shown:
        bench = workbench(scenario)
        tasks = Tasks(bench)
        view = SessionView(bench, tasks)
        qtbot.addWidget(view)
        view.resize(1_280, 800)
        view.show_page(CampsPage)
        with qtbot.waitExposed(view):
            view.show()
        shown = Shown(bench, view, tasks, qtbot)
        opened.append(shown)
        return shown

    yield open_it
    for each in opened:
        each.tasks.close()
        QApplication.processEvents()
        each.bench.deleteLater()


@pytest.fixture
def shown(show: Show) -> Shown:
    found = show(camps_of(small_scenario()))
    found.wait()
    return found


def test_where_the_room_differs_most_comes_first(shown: Shown) -> None:
    assert shown.rows()[0][0].endswith(shown.bench.scenario.interests["us1"].name)
    assert "The room agrees on 10 of 10 judgements." in shown.said()


@pytest.mark.parametrize(("by", "first"), [("endpoint", 4), ("interest", 2), ("participant", 8)])
def test_agreement_is_said_by_row_column_and_participant(shown: Shown, by: str, first: int) -> None:
    shown.name().page.by.setCurrentIndex(shown.page.by.findData(by))
    shown.page.by.activated.emit(0)
    assert len(shown.rows()) == first
    if by == "interest":
        assert "Krippendorff's alpha is" in shown.rows()[0][-1]
    if by == "participant":
        assert {shown.rows()[0][0], shown.rows()[1][0]} == {"Eve", "Fay"}


def test_camps_are_named_by_their_people(shown: Shown) -> None:
    shown.turn(CAMPS).name()
    assert "2 camps, of 5 and 2." in shown.said()
    assert "B: Eve and Fay." in shown.said()
    answers = {row[0]: row[2] for row in shown.rows()}
    name = judgement_name(shown.bench.scenario, Judgement("score", ("e1", "us1")))
    assert answers[name] == "✗ no"


def test_a_minority_becomes_a_profile_with_one_click(shown: Shown) -> None:
    shown.turn(CAMPS)
    page = shown.page
    page.who.setCurrentIndex(page.who.findData("camp:1"))
    page.make.click()
    made = [
        each for each in shown.bench.scenario.profiles.values() if each.name.startswith("Camp B")
    ]
    assert {each.actor for each in made} == {"us", "ru"}
    us = next(each for each in made if each.actor == "us")
    assert us.scores["e1", "us1"] == Estimate(-80, -100, -60)
    assert us.weights["us1"].best == 54.5
    assert len(undo_names(shown.bench)) == 1


def test_a_row_chooses_whose_numbers(shown: Shown) -> None:
    shown.turn(OVERLAPS).name()
    view = shown.page.pane.view
    spot = next(each for each in view.spots if each.key == "participant:p5")
    x, y = spot.box.middle
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert shown.page.who.value == "participant:p5"
    assert view.marked == {"participant:p5"}


def test_those_who_see_no_agreement_are_named_and_why(show: Show) -> None:
    """Cyd takes for a loss, all else alike, what the others welcome; Dov gave no number."""
    given = [told("p3", ("score", "e1", "us1"), "unknown")]
    for person, (signed, not_signed) in enumerate(((60, 0), (62, 0), (-100, 60))):
        given.append(told(f"p{person}", ("weight", "us1"), Estimate(95)))
        for endpoint in ("e1", "e2", "e3", "e4"):
            best, theirs = (signed, 60) if endpoint in ("e1", "e2") else (not_signed, 0)
            given.append(told(f"p{person}", ("score", endpoint, "us1"), Estimate(best)))
            given.append(told(f"p{person}", ("score", endpoint, "ru1"), Estimate(theirs)))
    shown = show(with_room(small_scenario(), *given)).turn(OVERLAPS)
    assert shown.rows()[0] == (shown.bench.scenario.endpoints["e1"].name, "2 of 3")
    shown.name()
    interest = shown.bench.scenario.interests["us1"].name
    assert "2 of 3 see an agreement by their own numbers." in shown.said()
    assert f"1 does not: with the room's median on “{interest}” it would." in shown.said()
    assert "Who sees none: Cyd." in shown.said()
    assert [(row[0], row[1]) for row in shown.rows()] == [
        ("Ada", "✓ yes"),
        ("Ben", "✓ yes"),
        ("Cyd", "✗ no"),
    ]


def test_of_answers_that_cannot_be_linked_nobody_is_named(show: Show) -> None:
    item = ("score", "e1", "us1")
    given = [told(None, item, Estimate(n), id=f"u{n}", round="one") for n in (10, 20, 90)]
    shown = show(with_room(small_scenario(), *given)).turn(OVERLAPS)
    assert "nothing can be said of persons" in shown.said()
    assert shown.rows() == []
    assert not shown.page.names.isVisible()
    shown.turn(AGREEMENT)
    assert shown.rows()[0][-2:] == ("3", "✗ no")


def test_pictures_of_others_become_profiles_in_one_step(show: Show) -> None:
    item = ("score", "e1", "ru1")
    given = [
        told("p0", item, Estimate(-90), as_actor="ru", id="a0"),
        told("p1", item, Estimate(70), as_actor="ru", id="a1"),
    ]
    people = zip(participants(2).values(), ("us", "ru"), strict=True)
    seats = [changed(each, seat=seat) for each, seat in people]
    scenario = replace(with_room(small_scenario(), *given), participants=Roster(seats))
    shown = show(scenario).turn(PERCEPTION)
    before = len(scenario.profiles)
    assert any("1 judged 1 numbers as" in row[1] for row in shown.rows())
    shown.page.draw.click()
    made = list(shown.bench.scenario.profiles.values())[before:]
    assert {(each.kind, each.holder, each.scores["e1", "ru1"].best) for each in made} == {
        ("own", None, 70),
        ("perceived", "us", -90),
    }
    assert len(undo_names(shown.bench)) == 1


def test_weights_by_performance_stand_beside_equal_ones(show: Show) -> None:
    given = [
        told("p0", ("seed", "q1"), spread(49, 20, 0, 100)),
        told("p0", ("seed", "q2"), spread(21, 20, 0, 99)),
        told("p1", ("seed", "q1"), spread(95, 1, 0, 100)),
        told("p1", ("seed", "q2"), spread(95, 1, 0, 99)),
    ]
    shown = show(with_room(small_scenario(), *given)).turn(PERFORMANCE)
    assert [row[0] for row in shown.rows()] == ["1", "2"]
    first, second = shown.name().rows()
    assert first[0] == "Ada"
    assert float(first[2].replace(",", ".")) > float(second[2].replace(",", "."))
    assert "50\N{NO-BREAK SPACE}%" in first[5:7]


def test_nobody_is_named_until_that_is_wanted_and_no_longer_than_the_page_is_seen(
    shown: Shown,
) -> None:
    people = [each.name for each in shown.bench.scenario.participants.values()]

    def told() -> str:
        page, figure = shown.page, shown.page.pane.view.figure
        assert figure is not None
        offered = [words for picker in (page.by, page.who) for _value, words in picker.offered]
        spoken = [spot.words for spot in page.pane.view.spots]
        return " ".join((shown.said(), *figure.says, *figure.foot, *offered, *spoken))

    pages = (AGREEMENT, CAMPS, OVERLAPS, PERCEPTION, PERFORMANCE)
    for page in pages:
        shown.turn(page)
        assert not [name for name in people if name in told()]
    assert "participant" not in [value for value, _words in shown.page.by.offered]
    shown.turn(CAMPS)
    assert "A: 5 of 8. B: 2 of 8." in shown.said()
    shown.name()
    assert all(name in told() for name in people)
    shown.view.hide()
    shown.view.show()
    shown.wait()
    assert not shown.page.names.isChecked()
    assert not [name for name in people if name in told()]


def test_who_answers_by_alias_is_told_of_this_page_before() -> None:
    assert f"“{CampsPage.label}”" in anonymity_sentence("alias")


def test_nothing_is_shown_while_results_are_held(shown: Shown) -> None:
    shown.bench.hold(True)
    assert shown.page.notice.isVisible()
    assert shown.page.notice.sentence.text() == "Results are held while scores are given."
    shown.page.notice.button.click()
    shown.wait()
    assert shown.page.pane.isVisible()


def test_an_empty_page_says_what_to_do(show: Show) -> None:
    shown = show(replace(small_scenario(), assessments=Roster([])))
    assert "Open a round" in shown.page.notice.sentence.text()
    shown.page.choice.tabs[CAMPS].click()
    assert shown.page.notice.isVisible()


def test_all_of_it_can_be_read_as_a_table(shown: Shown) -> None:
    for page in range(5):
        shown.turn(page).page.as_table.setChecked(True)
        table = shown.page.pane.table
        assert table is not None
        assert table.isVisible()
        shown.page.as_table.setChecked(False)


def test_a_change_is_followed_when_the_page_is_seen_again(shown: Shown) -> None:
    shown.view.hide()
    shown.bench.apply(
        lambda old: replace(old, assessments=old.assessments.without("p0-weight-us1-"))
    )
    shown.view.show()
    shown.wait()
    assert shown.page.found is not None
    assert shown.page.found.frame.scenario is shown.bench.scenario
