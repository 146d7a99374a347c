"""A room of twelve joins a session from phones: two rounds, what was judged taken over, moves, news,
and all of it replayed and found again in the file.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from scenario_desk.desk.session.log_page import LogPage
from scenario_desk.desk.session.opening import LOOPBACK
from scenario_desk.desk.session.position_page import PositionPage
from scenario_desk.desk.session.presenter.presenter_window import PresenterWindow
from scenario_desk.desk.session.room_page import RoomPage
from scenario_desk.desk.session.round_dialog import RoundDialog, SecondRoundDialog
from scenario_desk.exchange.evaluation_json import evaluation_json
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Inject
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.sentences.headline import headline
from tests.browser import NO_CHROMIUM, chromium
from tests.stories import guests
from tests.stories.facilitator import Facilitator
from tests.stories.guests import Guest, Invite

pytestmark = pytest.mark.story

FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
SEATS = (("us", "United States"), ("ru", "Russia"))
NAMES = ("Ada", "Ben", "Cyd", "Dov", "Eve", "Fay", "Gil", "Hal", "Ida", "Jon", "Kay", "Lea")
FIRST, AGREED = "Managed succession", "Guaranteed zones"
"""The endings that are scored: the room differs on the first and agrees on the second."""
INTEREST = "Contain spillover"
WITHDRAWN = Inject(
    "news-1",
    "Moscow brings most of its aircraft home",
    "Thirty aircraft have left Khmeimim since this morning.",
    ("e05", "e07"),
    Table({"ru1": Estimate(-40, -50, -30)}),
)
MANY = "10 numbers, 1 abstained, 1 does not know"
HAPPENED = [
    "opened",
    *["round_opened", "round_closed", "round_revealed"] * 2,
    "taken",
    "move",
    "move",
    "inject",
    "closed",
]


@pytest.fixture
def browsers() -> Iterator[Invite]:
    if chromium() is None:
        pytest.skip(NO_CHROMIUM)
    with guests.by_browser() as invite:
        yield invite


@pytest.fixture
def scripts() -> Iterator[Invite]:
    with guests.by_script() as invite:
        yield invite


def test_twelve_join_by_a_browser_and_judge_twice(person: Facilitator, browsers: Invite) -> None:
    _a_day_of_play(person, browsers)


def test_twelve_join_without_a_browser_and_judge_twice(
    person: Facilitator, scripts: Invite
) -> None:
    _a_day_of_play(person, scripts)


def _a_day_of_play(person: Facilitator, invite: Invite) -> None:
    path = _with_news_prepared(person.folder)
    person.opens_file(path)
    person.waits_until(lambda: person.window.working)
    person.is_seated()
    untouched = headline(person.bench.evaluation)

    room = _opens_the_session(person)
    people = [invite(alias) for alias in NAMES]
    _all_join(person, room, people)
    _first_round(person, room, people)
    _second_round(person, room, people)
    _takes_the_medians(person)
    _plays(person)
    _ends(person, people)
    before = _saves(person, path)
    _looks_back(person, untouched)
    _opens_it_again(person, path, before)


def _with_news_prepared(folder: Path) -> Path:
    path = folder / "a-day.scenario"
    shutil.copy(FLAGSHIP, path)
    save(edits.add(load(path), "injects", WITHDRAWN), path)
    return path


# How it begins.


def _opens_the_session(person: Facilitator) -> RoomPage:
    """With two seats, and phones let in on this machine."""
    person.presses("Ctrl+5")
    room = person.work.session.page
    assert isinstance(room, RoomPage)
    person.tabs_to("Name of the session")
    person.writes("A day in Geneva")
    for key, _name in SEATS:
        person.tabs_to(room.opening.seats[key])
        person.presses("Space")
    person.clicks_button("Open the session", room)
    assert room.panel is room.starting
    person.tabs_to("Address of this computer")
    person.chooses(f"{LOOPBACK} (this computer alone, to try it)")
    person.clicks_button("Let phones join", room)
    person.waits_until(lambda: room.panel is room.joining)
    return room


def _all_join(person: Facilitator, room: RoomPage, people: list[Guest]) -> None:
    """Half of them sit for one principal, every fourth types the code; nobody's name is shown."""
    joining = room.host.joining
    assert joining is not None
    assert _read(room.joining.code) == joining.code
    assert joining.address.split("//")[1].startswith(room.joining.address.text())
    for number, each in enumerate(people):
        each.joins(joining, SEATS[number % 2], by_code=number % 4 == 3)
    person.waits_until(lambda: room.joining.here.text() == "12 are here")
    known = person.scenario.participants.values()
    assert {(each.name, each.seat) for each in known} == {
        (alias, SEATS[number % 2][0]) for number, alias in enumerate(NAMES)
    }
    assert not _names_on(room)


# The rounds.


def _first_round(person: Facilitator, room: RoomPage, people: list[Guest]) -> None:
    _prepares(person)
    _goes_on(person, room, "open")
    ada, ben, jon, kay, lea = (people[at] for at in (0, 1, 9, 10, 11))
    lea.falls_asleep()
    person.waits_until(lambda: len(room.host.here) == 11)
    # On the first they differ, on the second they agree, 30 to 41.
    for number, each in enumerate(people[:9]):
        each.begins("How well does it end?")
        each.gives((-60, -50, -40, 10, 20, 30, 40, 50, 60)[number], "They <b>dread</b> it." if each is ben else "")  # fmt: skip
        each.goes_on()
        each.gives(30 + number)
    for each, leaves_open in ((jon, jon.abstains), (kay, kay.does_not_know)):
        each.begins("How well does it end?")
        leaves_open()
        each.goes_on()
        each.gives(30 + people.index(each))
    person.waits_until(lambda: room.asking.count.text() == "11 of 12 are in")
    ada.corrects(39)
    lea.wakes()
    lea.begins("How well does it end?")
    lea.gives(70)
    lea.goes_on()
    lea.gives(41)
    for each in people:
        each.has_sent_all()
    person.waits_until(lambda: room.asking.count.text() == "12 of 12 are in")
    assert not _names_on(room)
    assert "dread" not in person.words_on(room), "what was answered is blind"

    _goes_on(person, room, "closed")
    asked = room.host.round
    assert asked is not None
    assert asked.ballots == 12
    assert asked.digest[:8] in room.asking.digest.text()
    assert not person.scenario.assessments
    _goes_on(person, room, "revealed")
    person.waits_until(lambda: room.panel is room.reveal)
    assert len(person.scenario.assessments) == 24
    # The ten numbers given: −60 … 70, half-way between 20 and 30.
    assert _told(room, 0) == (MANY, "25")
    # Ada changed hers from 30 to 39, and the rest are 31 to 41.
    assert _told(room, 1) == ("12 numbers", "36.5")
    assert "agrees on 1 of 2" in room.reveal.says.text()
    for each in (ada, kay, lea):
        each.reads(FIRST, 25)
    person.tabs_to(room.reveal.pane.view)
    person.presses("Home")
    assert "They <b>dread</b> it." in room.reveal.reasons.text()
    assert not _names_on(room)


def _second_round(person: Facilitator, room: RoomPage, people: list[Guest]) -> None:
    """The first ending alone: on the other they agree."""
    person.clicks_button("Ask again…", room)
    again = person.window.findChild(SecondRoundDialog)
    assert again is not None
    assert again.leave_out.isChecked()
    person.clicks_button("Prepare it", again)
    _goes_on(person, room, "open")
    asked = room.host.round
    assert asked is not None
    assert [endpoint for endpoint, _interest in asked.scores] == ["e05"]
    for each in people:
        each.begins("How well does it end? (round 2)")
        if each is people[0]:
            each.moves(30)
        else:
            each.keeps()
    for each in people:
        each.has_sent_all()
    person.waits_until(lambda: room.asking.count.text() == "12 of 12 are in")
    _goes_on(person, room, "closed")
    _goes_on(person, room, "revealed")
    # Ada went from −60 to 30, and the middle with her.
    person.waits_until(lambda: _told(room, 0) == (MANY, "30"))
    (spot,) = room.reveal.pane.view.spots
    assert "median 25 → 30; 1 was persuaded" in spot.words
    people[5].reads(FIRST, 30)
    person.clicks_button("Put away", room)
    person.waits_until(lambda: room.panel is room.joining)


def _prepares(person: Facilitator) -> None:
    """A round of two scores, three numbers each, ticked by the keyboard."""
    person.presses("Shift+F7")
    dialog = person.window.findChild(RoundDialog)
    assert dialog is not None
    person.waits_until(dialog.name.hasFocus)
    person.writes("How well does it end?")
    person.tabs_to("What is asked")
    endings = [each.name for each in person.scenario.endpoints.values()]
    person.presses("Home", "Right")
    down = 0
    for name in (FIRST, AGREED):
        person.presses(*["Down"] * (endings.index(name) + 1 - down), "Space")
        down = endings.index(name) + 1
    person.presses("Left", "Left", "Down", "Right", "Down", "Space")
    assert dialog.asks.text() == "Asked: 2 scores."
    assert dialog.numbers.value == "3"
    person.clicks_button("Prepare it", dialog)
    (asked,) = person.scenario.rounds.values()
    assert asked.scores == (("e05", "us1"), ("e07", "us1"))


def _goes_on(person: Facilitator, room: RoomPage, state: str) -> None:
    """F7, until phones have it before them."""
    person.waits_until(lambda: room.bar.go.isEnabled())
    person.presses("F7")
    person.waits_until(
        lambda: (
            not room.host.busy and room.host.round is not None and room.host.round.state == state
        )
    )


# What comes of it.


def _takes_the_medians(person: Facilitator) -> None:
    steps = person.steps()
    person.presses("Ctrl+2")
    matrix = person.work.matrix
    person.waits_until(matrix.room.isVisible)
    person.picks_from(matrix.room, "Take all medians")
    assert person.steps() == steps + 1
    taken = [person.scenario.scores[key, "us1"] for key in ("e05", "e07")]
    numbers = [(each.low, each.best, each.high) for each in taken]
    assert numbers == [(20, 30, 40), (25.5, 36.5, 45.5)]


def _plays(person: Facilitator) -> None:
    """Two moves, declared where the session stands, and the news that was prepared."""
    person.presses("Ctrl+5")
    person.work.session.show_page(PositionPage)
    page = person.work.session.page
    assert isinstance(page, PositionPage)
    for move in ("Explore a package deal with Moscow", "Bargain seriously"):
        offered = [row[0] for row in page.next.view.figure.twin.rows]
        person.tabs_to(page.next.view)
        person.presses("Home", *["Down"] * offered.index(move), "Return")
        person.clicks_button("This happened", page)
    assert [each.branch for each in person.scenario.moves] == ["n04", "n10"]
    figures = evaluation_json(person.bench.evaluation)
    assert not page.news.isVisible()
    person.presses("F9")
    assert WITHDRAWN.text in page.news.text()
    assert evaluation_json(person.bench.evaluation) != figures
    assert not person.window.findChildren(PresenterWindow)


def _ends(person: Facilitator, people: list[Guest]) -> None:
    """Phones say so; the log has all that happened, in order."""
    person.clicks_menu("Session", "End the session")
    assert [each.kind for each in person.scenario.log.values()] == HAPPENED
    person.waits_until(lambda: not person.work.session.host.busy)
    for each in people[::4]:
        each.is_told_of_the_end()


def _saves(person: Facilitator, path: Path) -> dict[str, Any]:
    person.presses("Ctrl+S")
    person.waits_until(lambda: not person.bench.modified)
    assert load(path) == person.scenario
    return _seen(person)


def _looks_back(person: Facilitator, untouched: str) -> None:
    """To the beginning and forth again; what the present is stays."""
    present = person.scenario
    log = _log(person)
    person.tabs_to("Moment of the session")
    person.presses("Home")
    assert (headline(person.bench.evaluation), person.scenario.moves) == (untouched, ())
    assert person.scenario.scores == load(FLAGSHIP).scores
    places = 1
    while person.bench.past.entry:
        person.presses("Right")
        places += 1
    assert places == len(HAPPENED) + 1
    assert person.scenario == present
    person.presses(*["Left"] * 3)
    assert [each.branch for each in person.scenario.moves] == ["n04", "n10"]
    assert not person.scenario.released
    person.presses("Esc")
    assert person.scenario == present
    assert log.at.text() == "Now"


def _opens_it_again(person: Facilitator, path: Path, before: dict[str, Any]) -> None:
    """Session, log, assessments and figures are as they were."""
    person.presses("Ctrl+W")
    person.waits_until(lambda: not person.window.working)
    person.opens_file(path)
    person.waits_until(lambda: person.window.working)
    person.is_seated()
    assert _seen(person) == before
    assert not person.bench.modified


def _seen(person: Facilitator) -> dict[str, Any]:
    """What the window shows of the day, and what it has of it."""
    person.presses("Ctrl+5")
    log = _log(person)
    rows = [row for pane in (log.log, log.ripe) for row in pane.view.figure.twin.rows]
    person.work.session.show_page(PositionPage)
    stands = person.work.session.page.stands.text()
    figures = evaluation_json(person.bench.evaluation)
    return {"log": rows, "stands": stands, "figures": figures, **_held(person.scenario)}


def _held(scenario: Scenario) -> dict[str, Any]:
    rosters = ("participants", "sessions", "rounds", "assessments", "log")
    return {name: getattr(scenario, name) for name in rosters}


# Where things are.


def _log(person: Facilitator) -> LogPage:
    person.work.session.show_page(LogPage)
    log = person.work.session.page
    assert isinstance(log, LogPage)
    person.waits_until(lambda: len(log.teller.told) == len(person.bench.committed.log))
    return log


def _told(room: RoomPage, place: int) -> tuple[str, str]:
    """How many numbers were given, and their median, for one judgement on the projector."""
    figure = room.reveal.pane.view.figure
    if figure is None:
        return ("", "")
    row = figure.twin.rows[place]
    return row[1], row[2]


def _read(label: QLabel) -> str:
    return label.text().replace("\N{NO-BREAK SPACE}", "")


def _names_on(place: QWidget) -> list[str]:
    """The aliases that can be read on the projector: there must be none."""
    labels = place.findChildren(QLabel, options=Qt.FindChildOption.FindChildrenRecursively)
    said = " ".join(each.text() for each in labels if each.isVisible()).split()
    return [alias for alias in NAMES if alias in said]
