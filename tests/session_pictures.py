"""What is done before a picture of a session is taken: a room joins, answers, and answers again."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tests.session_played import play, prepare_news, show_presenter

if TYPE_CHECKING:
    from scenario_desk.desk.session.argued.argued_page import ArguedPage
    from scenario_desk.desk.session.host import Host
    from scenario_desk.desk.session.sealed.sealed_page import SealedPage
    from scenario_desk.desk.session.session_page import SessionPage
    from scenario_desk.desk.shell.window import Window
    from scenario_desk.workshop.people import Person

Page = TypeVar("Page", bound="SessionPage")
ALIASES = ("Ann", "Bo", "Cem", "Dana", "Elif", "Farid", "Gita", "Hal", "Ines", "Jo", "Kit", "Lev")
REASONS = (
    "The coast matters more than the desert.",
    "Nobody in Ankara would sign that.",
    "It was tried in Geneva.",
)
_TURNS, _TURN_MS = 1_000, 20


def joined(window: Window) -> None:
    """A session with twelve people, and no round yet."""
    _begin(window)


def asked(window: Window) -> None:
    """A round that seven of twelve have answered."""
    _ask(window, _begin(window), 7)


def closed(window: Window) -> None:
    """A round that is closed."""
    _ask(window, _begin(window), len(ALIASES))
    _go_on(window)


def said(window: Window) -> None:
    """What the room said, with the reasons for what is chosen."""
    _reveal(window, _begin(window))


def moved(window: Window) -> None:
    """What moved in a second round."""
    people = _begin(window)
    _reveal(window, people)
    bar = window.work.session.room.bar
    bar.ask_again()
    from scenario_desk.desk.session.round_dialog import SecondRoundDialog

    dialog = bar.findChild(SecondRoundDialog)
    assert dialog is not None
    dialog.accept()
    _rest(window.work.session.host)
    _open(window, people, len(people))
    _go_on(window)
    _go_on(window)
    _choose_first(window)


def prepared(window: Window) -> None:
    """The dialog in which a round is prepared."""
    from scenario_desk.desk.session.round_dialog import RoundDialog
    from scenario_desk.desk.session.round_tree import ENDPOINTS, INTERESTS

    _begin(window)
    bar = window.work.session.room.bar
    bar.prepare(None)
    dialog = bar.findChild(RoundDialog)
    assert dialog is not None
    scenario = window.workbench.scenario
    dialog.tree.tick(ENDPOINTS, *list(scenario.endpoints)[:4])
    dialog.tree.tick(INTERESTS, *list(scenario.interests)[:2])


def argued(window: Window) -> None:
    """A move that is argued about, and of which seven of twelve have estimated whether it succeeds."""
    _estimate(window, _argue(window), 7)


def decided(window: Window) -> None:
    """A move that a die was thrown upon."""
    people = _argue(window)
    _estimate(window, people, len(people))
    _go_on(window)
    _go_on(window)
    page = _argued_page(window)
    page.deciding.seed.setText("2017")
    page.deciding.throw()
    page.leave()


def sealed(window: Window) -> None:
    """Teams are asked in secret which packages they could sign."""
    _sign(window)


def agreed(window: Window) -> None:
    """What all could sign, the deal, and whether all prefer another package."""
    _sign(window)
    _go_on(window)
    _go_on(window)
    page = _sealed_page(window)
    page.outcome.agree.click()
    _until(lambda: page.better is not None)


def position(window: Window) -> None:
    """Where a session stands after two moves and an inject."""
    from scenario_desk.desk.session.position_page import PositionPage

    play(window)
    _page(window, PositionPage)


def log(window: Window) -> None:
    """What happened in it, and what it came to."""
    from scenario_desk.desk.session.log_page import LogPage

    play(window)
    _page(window, LogPage)


def past(window: Window) -> None:
    """The moment after its inject, looked at from the log."""
    log(window)
    window.workbench.past.look_at(list(window.workbench.scenario.log)[2])


def past_elsewhere(window: Window) -> None:
    """The same in the tree and the chart."""
    past(window)
    window.work.show_workspace("overlap")


def held(window: Window) -> None:
    """The log while results are held."""
    log(window)
    window.workbench.hold(True)


def presenter(window: Window) -> None:
    """What only whoever leads it sees."""
    play(window)
    show_presenter(window)


def presenter_asked(window: Window) -> None:
    """The same while seven of twelve have answered a round."""
    asked(window)
    prepare_news(window)
    show_presenter(window)


def presenter_said(window: Window) -> None:
    """The same of a round that is revealed, with a reason that is not shown."""
    said(window)
    prepare_news(window)
    host, scenario = window.work.session.host, window.workbench.scenario
    host.hide_reason(next(each.id for each in scenario.assessments.values() if each.reason))
    show_presenter(window)


ACTS: dict[str, Callable[[Window], None]] = {
    "joined": joined,
    "prepared": prepared,
    "asked": asked,
    "closed": closed,
    "said": said,
    "moved": moved,
    "position": position,
    "log": log,
    "past": past,
    "past-elsewhere": past_elsewhere,
    "held": held,
    "presenter": presenter,
    "presenter-asked": presenter_asked,
    "presenter-said": presenter_said,
    "argued": argued,
    "decided": decided,
    "sealed": sealed,
    "agreed": agreed,
}


def _argue(window: Window) -> list[Person]:
    """Propose a move, and let three people argue about it."""
    people = _begin(window)
    page, host = _argued_page(window), window.work.session.host
    page.form.text.setText("Withdraw the air wing once a line of contact is observed")
    page.form.team.offer(page.form.team.offered, "ru")
    page.form.branch.offer(page.form.branch.offered, page.form.branch.offered[1][0])
    page.form.propose()
    page.phones.click()
    assert host.serving is not None
    room, move = host.serving.room, page.which.value
    room.argue(people[0], move, "for", "It can leave with its bases and its standing.")
    room.argue(people[1], move, "against", "Nobody else would hold the line.")
    room.argue(people[2], move, "against", "Those who stay would fill the gap.")
    _until(lambda: len(window.workbench.scenario.proposals[move].arguments) == 3)
    return people


def _estimate(window: Window, people: list[Person], count: int) -> None:
    page, host = _argued_page(window), window.work.session.host
    page.steps.go.click()
    _rest(host)
    item = f"success/{page.which.value}"
    chances = (60, 70, 55, 40, 80, 60, 65, 20, 50, 60, 75, 30)
    _vote(host, people[:count], lambda number: {item: {"best": chances[number]}})


def _sign(window: Window) -> None:
    """Ask both teams which of all packages they could sign; the last is refused."""
    people, host = _begin(window, ("us", "ru")), window.work.session.host
    steps = _sealed_page(window).choosing.steps
    _until(steps.go.isEnabled)
    steps.go.click()
    _rest(host)
    keys = list(window.workbench.scenario.packages)
    signs = {f"package/{key}": {"yes": key != keys[-1]} for key in keys}
    _vote(host, people, lambda _number: signs)


def _page(window: Window, kind: type[Page]) -> Page:
    """A page of the session, turned to."""
    session = window.work.session
    session.show_page(kind)
    assert isinstance(session.page, kind)
    return session.page


def _argued_page(window: Window) -> ArguedPage:
    from scenario_desk.desk.session.argued.argued_page import ArguedPage

    return _page(window, ArguedPage)


def _sealed_page(window: Window) -> SealedPage:
    from scenario_desk.desk.session.sealed.sealed_page import SealedPage

    return _page(window, SealedPage)


def _vote(host: Host, people: list[Person], answers: Callable[[int], dict[str, Any]]) -> None:
    """Answer the open round, and wait until the window knows."""
    found = host.round
    assert found is not None
    assert host.serving is not None
    for number, person in enumerate(people):
        host.serving.room.vote(person, found.id, 1, answers(number)).result()
    _until(lambda: host.progress is not None and host.progress.answered == len(people))


def _begin(window: Window, seats: tuple[str, ...] = ()) -> list[Person]:
    """Open a session that is served on this computer alone, and let twelve people in."""
    home = os.environ["SCENARIO_DESK_SCREENSHOTS"]
    os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = home
    window.workbench.path = Path(home) / "session.scenario"
    host = window.work.session.host
    host.open_session("A day of play", seats)
    host.start("127.0.0.1")
    _rest(host)
    assert host.serving is not None, host.notice
    room = host.serving.room
    taken = itertools.cycle(seats or ("",))
    people = [room.join(alias, next(taken)).result() for alias in ALIASES]
    for person in people:
        room.came(person)
    _until(lambda: len(host.here) == len(people))
    return people


def _ask(window: Window, people: list[Person], count: int) -> None:
    """Ask four endings of two interests, and a poll; let so many answer."""
    from scenario_desk.model import edits

    bench, host = window.workbench, window.work.session.host
    endpoints, interests = list(bench.scenario.endpoints)[:4], list(bench.scenario.interests)[:2]
    session = host.session
    assert session is not None
    bench.apply(
        edits.add_new,
        "rounds",
        "first",
        session=session.id,
        name="The first year after a ceasefire",
        scores=tuple((endpoint, interest) for endpoint in endpoints for interest in interests),
        poll=tuple(endpoints),
    )
    _open(window, people, count)


def _open(window: Window, people: list[Person], count: int) -> None:
    _go_on(window)
    host = window.work.session.host
    assert host.serving is not None
    room = host.serving.room

    def answers(number: int) -> dict[str, Any]:
        return _answers(number, room.view(people[number])[1]["paper"])

    _vote(host, people[:count], answers)


def _answers(number: int, paper: dict[str, Any]) -> dict[str, Any]:
    """What somebody answers, the same in every picture; in a second round nearer to the room."""
    chance = random.Random(number)
    answers: dict[str, Any] = {}
    for place, item in enumerate(paper["items"]):
        if item["kind"] == "poll":
            answers[item["item"]] = {"choice": [chance.choice(item["options"])["id"]]}
            continue
        best = round(min(max(chance.gauss(-40 + 15 * place, 8 + 9 * (place % 4)), -90), 90))
        before = item["before"] and item["before"]["best"]
        more: dict[str, Any] = {}
        if before is not None:
            best = round(before + 0.5 * (item["room"]["median"] - before) + chance.choice((0, 6)))
            more = {"why": chance.choice(("persuaded", "new_fact", "went_along"))}
        elif chance.random() < 0.3:
            more = {"reason": chance.choice(REASONS)}
        answers[item["item"]] = {"low": best - 9, "best": best, "high": best + 9, **more}
    return answers


def _reveal(window: Window, people: list[Person]) -> None:
    _ask(window, people, len(people))
    _go_on(window)
    _go_on(window)
    _choose_first(window)


def _choose_first(window: Window) -> None:
    view = window.work.session.room.reveal.pane.view
    _until(lambda: bool(view.spots))
    view.go_to(0)


def _go_on(window: Window) -> None:
    window.work.go_on_with_round()
    _rest(window.work.session.host)


def _rest(host: Host) -> None:
    _until(lambda: not host.busy)


def _until(true: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    for _turn in range(_TURNS):
        if true():
            return
        QTest.qWait(_TURN_MS)
    raise TimeoutError
