"""The room of a session: who joins from a phone, a real page or one that is scripted.

Both do the same things. A guest has one judgement before it at a time, in the order they are asked.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from scenario_desk.workshop.server import Joining
from tests.browser import Browser, Page, browser
from tests.workshop.page.hosting import begin, give
from tests.workshop.phones import Line, Phone

AROUND = 10
"""How far the lowest and the highest of three numbers are from the best."""
PHONE = (390, 844)


class Guest(ABC):
    """Verbs are what a participant does."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    @abstractmethod
    def joins(self, joining: Joining, seat: tuple[str, str], *, by_code: bool = False) -> None:
        """Come in by the QR code, or by what is read from the projector; `seat`: its id and name."""

    @abstractmethod
    def begins(self, name: str) -> None:
        """See that the round of this name is open, and look at what is asked first."""

    @abstractmethod
    def gives(self, best: float, reason: str = "") -> None:
        """Give three numbers around this one."""

    @abstractmethod
    def corrects(self, best: float) -> None:
        """Give another best number than just now."""

    @abstractmethod
    def abstains(self) -> None: ...

    @abstractmethod
    def does_not_know(self) -> None: ...

    @abstractmethod
    def keeps(self) -> None:
        """Stay with the answer of the first round."""

    @abstractmethod
    def moves(self, best: float) -> None:
        """Give another number than in the first round, and say to have been persuaded."""

    @abstractmethod
    def goes_on(self) -> None:
        """Turn to what is asked next."""

    @abstractmethod
    def has_sent_all(self) -> None:
        """Wait until the host has kept what was answered."""

    @abstractmethod
    def falls_asleep(self) -> None: ...

    @abstractmethod
    def wakes(self) -> None: ...

    @abstractmethod
    def reads(self, title: str, median: float) -> None:
        """Wait until the host shows what the room said, and find this median of this judgement."""

    @abstractmethod
    def is_told_of_the_end(self) -> None: ...


class PageGuest(Guest):
    """The page in a browser, by thumb."""

    def __init__(self, alias: str, page: Page) -> None:
        super().__init__(alias)
        self.page = page
        self._home = ""

    def joins(self, joining: Joining, seat: tuple[str, str], *, by_code: bool = False) -> None:
        page, self._home = self.page, joining.address
        page.open(joining.address if by_code else joining.url)
        if by_code:
            page.fill("input[name=code]", joining.code.lower())
        page.fill("input[name=alias]", self.alias)
        page.tap("Join")
        page.tap(seat[1])
        page.shows("You are in")

    def begins(self, name: str) -> None:
        self.page.shows(name)
        begin(self.page)

    def gives(self, best: float, reason: str = "") -> None:
        # In the order in which they are asked.
        give(self.page, *(round(each) for each in (best - AROUND, best + AROUND, best)))
        if reason:
            self.page.tap("Add a reason")
            self.page.fill("textarea", reason)

    def corrects(self, best: float) -> None:
        self.page.fill("input[type=number]", str(round(best)))

    def abstains(self) -> None:
        self.page.tap("Abstain")

    def does_not_know(self) -> None:
        self.page.tap("I do not know")

    def keeps(self) -> None:
        self.page.tap("Keep my answer")

    def moves(self, best: float) -> None:
        # The highest first: the best lies below it.
        for part, value in (("Highest", best + AROUND), ("Best", best), ("Lowest", best - AROUND)):
            self.page.tap(self._part(part))
            self.page.fill("input[type=number]", str(round(value)))
        self.page.shows("What moved you?")
        self.page.tap("I was persuaded")

    def goes_on(self) -> None:
        self.page.tap("Next")

    def has_sent_all(self) -> None:
        kept = "JSON.parse(localStorage.getItem('scenario-desk') ?? '{}').waiting ?? {}"
        self.page.until(f"document.querySelector('.done') && !Object.keys({kept}).length")

    def falls_asleep(self) -> None:
        # Its system has thrown the page away.
        self.page.open("about:blank")

    def wakes(self) -> None:
        self.page.open(self._home)

    def reads(self, title: str, median: float) -> None:
        self.page.shows("What the room said")
        self.page.shows(title)
        self.page.shows(f"Median: {median:g}".replace("-", "\N{MINUS SIGN}"))

    def is_told_of_the_end(self) -> None:
        self.page.shows("The session has ended")

    def _part(self, name: str) -> str:
        """What the button of one of three numbers says, with the number it has."""
        said = "[...document.querySelectorAll('.part')].map((one) => one.innerText)"
        parts = [" ".join(each.split()) for each in self.page.run(said)]
        return next(each for each in parts if each.startswith(name))


class ScriptedGuest(Guest):
    """What a page sends, without one."""

    def __init__(self, alias: str, stack: ExitStack) -> None:
        super().__init__(alias)
        self._all, self._own = stack, stack.enter_context(ExitStack())
        self._phone = Phone(0)
        self._line: Line | None = None
        self._paper: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self._at = self._number = 0

    def joins(self, joining: Joining, seat: tuple[str, str], *, by_code: bool = False) -> None:
        self._phone = Phone(joining.port)
        key = {"code": joining.code} if by_code else {"token": joining.token}
        came = self._phone.post("/join", {**key, "alias": self.alias, "seat": seat[0]})
        assert came.json == {"ok": True}, came.text
        self.wakes()

    def begins(self, name: str) -> None:
        state = self._sees(lambda seen: seen["phase"] == "open" and seen["paper"]["name"] == name)
        self._paper, self._at = state["paper"], 0

    def gives(self, best: float, reason: str = "") -> None:
        said = {"reason": reason} if reason else {}
        self._votes(_around(best) | said)

    def corrects(self, best: float) -> None:
        self._votes(self._given | {"best": best})

    def abstains(self) -> None:
        self._votes({"abstains": True})

    def does_not_know(self) -> None:
        self._votes({"unknown": True})

    def keeps(self) -> None:
        self._votes(dict(self._item["before"]))

    def moves(self, best: float) -> None:
        self._votes(_around(best) | {"why": "persuaded"})

    def goes_on(self) -> None:
        self._at += 1

    def has_sent_all(self) -> None:
        """Each answer was waited for."""

    def falls_asleep(self) -> None:
        self._own.close()
        self._own = self._all.enter_context(ExitStack())

    def wakes(self) -> None:
        self._line = self._own.enter_context(self._phone.line())

    def reads(self, title: str, median: float) -> None:
        item = next(each["item"] for each in self._paper["items"] if title in _words(each))
        state = self._sees(lambda seen: seen["phase"] == "revealed" and item in seen["results"])
        assert state["results"][item]["median"] == median

    def is_told_of_the_end(self) -> None:
        self._sees(lambda seen: seen["phase"] == "ended")

    @property
    def _item(self) -> dict[str, Any]:
        found: dict[str, Any] = self._paper["items"][self._at]
        return found

    def _sees(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The state that the host shows, from the one of which this holds on."""
        line = self._line
        assert line is not None, "it sleeps"
        while not holds(line.first):
            line.first = line.state()
        return line.first

    def _votes(self, answer: dict[str, Any]) -> None:
        line, self._number, self._given = self._line, self._number + 1, answer
        assert line is not None, "it sleeps"
        vote = {"round": self._paper["round"], "number": self._number}
        line.say("vote", **vote, answers={self._item["item"]: answer})
        heard = line.heard("kept", "refused")
        assert heard["say"] == "kept", heard


def _around(best: float) -> dict[str, Any]:
    return {"low": best - AROUND, "best": best, "high": best + AROUND}


def _words(item: dict[str, Any]) -> str:
    return f"{item['group']} {item['title']}"


Invite = Callable[[str], Guest]


@contextmanager
def by_browser() -> Iterator[Invite]:
    """One browser; every guest has cookies and storage of its own."""
    with browser() as opened:
        pages: list[Page] = []
        yield _to_pages(opened, pages)
        assert not [each.complaints for each in pages if each.complaints]


def _to_pages(opened: Browser, pages: list[Page]) -> Invite:
    def invite(alias: str) -> Guest:
        pages.append(opened.page(*PHONE))
        return PageGuest(alias, pages[-1])

    return invite


@contextmanager
def by_script() -> Iterator[Invite]:
    """Guests that need no browser."""
    with ExitStack() as stack:
        yield lambda alias: ScriptedGuest(alias, stack)
