"""Who joined a session, and how their phones are known again."""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from scenario_desk.model.ids import new_id
from scenario_desk.workshop.answers import plain
from scenario_desk.workshop.ballots import Known
from scenario_desk.workshop.paper import Paper
from scenario_desk.workshop.refused import WorkshopRefused

MOST_PEOPLE = 250
"""A room of 200, and those who joined twice."""
LONGEST_ALIAS = 40


@dataclass(slots=True)
class Person:
    """A participant, by the id the scenario gives them."""

    id: str
    alias: str
    seat: str
    secret: str = ""
    """What the phone's cookie holds; only while it is connected does anybody else know it."""
    phones: int = 0
    """How many are connected."""

    def voter(self, session: str, paper: Paper) -> str:
        """Under which key their ballot is kept: their own id, or one that only their phone makes."""
        if not paper.unlinkable:
            return self.id
        what = f"{session}/{paper.round}".encode()
        return hmac.new(self.secret.encode(), what, sha256).hexdigest()[:32]


class People:
    """Who is here, by id and by the hash of the secret in their cookie."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_id: dict[str, Person] = {}
        self._by_hash: dict[str, Person] = {}
        for who in known:
            self._put(Person(who.id, who.alias, who.seat), who.secret_hash)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, participant: str) -> Person | None:
        return self._by_id.get(participant)

    def by_secret(self, secret: str) -> Person | None:
        """Whose cookie this is; a forged one is nobody's."""
        person = self._by_hash.get(_hash(secret))
        if person is not None:
            person.secret = secret
        return person

    def add(self, alias: Any, seat: str) -> tuple[Person, Known]:
        """Somebody new, and what the box keeps of them; raises WorkshopRefused."""
        name = plain(alias, LONGEST_ALIAS)
        if not (looks := looks_of(name)):
            raise WorkshopRefused("join_no_alias")
        if any(looks_of(person.alias) == looks for person in self):
            raise WorkshopRefused("join_alias_taken", alias=name)
        if len(self) >= MOST_PEOPLE:
            raise WorkshopRefused("join_full")
        secret = secrets.token_hex(32)
        person = Person(new_id(), name, seat, secret)
        self._put(person, _hash(secret))
        return person, self.kept(person)

    def kept(self, person: Person) -> Known:
        """What the box keeps of somebody whose phone is here."""
        return Known(person.id, _hash(person.secret), person.alias, person.seat)

    def remove(self, person: Person) -> None:
        """Take back somebody whom the box could not keep."""
        self._by_id.pop(person.id, None)
        self._by_hash.pop(_hash(person.secret), None)

    def _put(self, person: Person, secret_hash: str) -> None:
        self._by_id[person.id] = person
        self._by_hash[secret_hash] = person


def looks_of(name: str) -> str:
    """What is seen of a name, so that nobody takes another's by adding what is not; "" if nothing.

    Letters of two scripts that look alike are still two.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if not _is_unseen(letter))


_UNSEEN = {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)} | {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800)
}
"""What counts as a letter or its mark and is blank: joiners, variations, fillers, empty Braille."""


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "ZC" or ord(letter) in _UNSEEN


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
