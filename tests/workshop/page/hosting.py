"""A session in progress for tests of the page: its room, its server, and what is asked in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.paper import Item, Option, Paper
from scenario_desk.workshop.room import Proposed, Room, Seat
from scenario_desk.workshop.server import Joining, Server
from tests.browser import Page

HOST = "127.0.0.1"
HOSTILE = (
    "<img src=x onerror=\"document.title='taken'\"></bdi>‮ & <script>document.title='taken'</script>"
)

SCORE = Item(
    item="score/e01/us1",
    kind="score",
    group="The front is frozen",
    title="Defeat of Islamic State",
    help="For the United States.",
    low_words="worst it can be",
    high_words="best it can be",
    least=-100,
    most=100,
    step=5,
)
BRANCH = Item(
    item="branch/n05",
    kind="branch",
    group="What happens at Raqqa?",
    title="The city falls within the year",
    low_words="impossible",
    high_words="certain",
    least=0,
    most=100,
    unit="%",
)
POLL = Item(
    item="poll",
    kind="poll",
    group="Preferred endings",
    title="Which endings would you like best?",
    options=tuple(Option(f"e0{n}", f"Ending {n}") for n in range(1, 6)),
)
SEED = Item(
    item="seed/s1",
    kind="seed",
    group="Known answers",
    title="How many did Jordan register?",
    step=1000,
    unit="people",
)
PACKAGE = Item(item="package/pk-a", kind="package", title="Safe zones against relief")
SUCCESS = Item(
    item="success/p1", kind="success", title="Does it succeed?", least=0, most=100, unit="%"
)
PROPOSED = Proposed("p1", "A no-fly zone over Idlib", "Turkey", ("The allies agree.",), ())


def paper(*items: Item, **fields: Any) -> Paper:
    """A round that asks for these."""
    said = {"round": "r1", "name": "First round", "anonymity_words": "By the name you chose."}
    return Paper(items=items, **(said | fields))


class Session:
    """A room on loopback; its server can be taken away and brought back."""

    def __init__(self, path: Path, seats: tuple[Seat, ...], title: str) -> None:
        self.box = BallotBox(path)
        self.room = Room(self.box, "session", title, seats, marking="Official use only")
        self.server = Server(self.room, HOST)
        self.joining: Joining = self.server.start()

    def back(self) -> None:
        """Start the server again, where it was."""
        before = self.joining
        self.joining = self.server.start()
        assert self.joining == before

    def ballots(self, round_: str = "r1") -> list[tuple[str, Any]]:
        """What was voted, item and answer, once the round is closed."""
        self.room.close()
        return [(ballot.item, ballot.answer) for ballot in self.box.open("session", round_)]


@contextmanager
def session(
    path: Path, seats: tuple[Seat, ...] = (), title: str = "Syria 2017"
) -> Iterator[Session]:
    held = Session(path, seats, title)
    try:
        yield held
    finally:
        held.server.stop()
        held.box.close()


def join(page: Page, host: Session, alias: str = "Ana") -> None:
    """Come in as somebody who scanned the QR code."""
    page.open(host.joining.url)
    page.fill("input[name=alias]", alias)
    page.tap("Join")
    page.until("document.querySelector('.you')")


def begin(page: Page) -> None:
    page.shows("Begin")
    page.tap("Begin")


def give(page: Page, *values: int) -> None:
    """Type one number, or three in the order they are asked in."""
    for value, then in zip(values, ("Now the highest", "Now the best", ""), strict=False):
        page.fill("input[type=number]", str(value))
        if then and len(values) > 1:
            page.tap(then)


def sent(page: Page, done: int, asked: int) -> None:
    """Wait until so many are answered and nothing is on its way any more."""
    page.shows(f"Answered: {done} of {asked}")
    kept = "JSON.parse(localStorage.getItem('scenario-desk') ?? '{}').waiting ?? {}"
    page.until(f"!Object.keys({kept}).length")
