"""What the room judges, for the cells of the score matrix."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.room.standing import Standing, spread_of
from scenario_desk.desk import settings
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import (
    alias,
    judged_number,
    line_sentence,
    room_sentences,
)


@dataclass(frozen=True, slots=True)
class RoomCell:
    """What the room says of one score; numbers as words, "" where there is none."""

    median: float | None
    """None where nobody gave a number."""
    count: int
    """How many gave one."""
    middle: str = ""
    """Between which values the middle half lies."""
    farthest: str = ""
    """Who differs most, and where to."""
    agreed: bool = True
    """False where two or more gave a number and do not agree."""


class RoomCells:
    """Read by the matrix; whether they are shown is remembered."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.wanted = settings.MATRIX_ROOM.read()
        self._kept: tuple[Standing | None, dict[Judgement, RoomCell]] = (None, {})

    def want(self, wanted: bool) -> None:
        """Show them, or not."""
        self.wanted = wanted
        settings.MATRIX_ROOM.write(wanted)

    @property
    def there(self) -> Standing | None:
        """What participants answered on scores; None where nobody did."""
        found = self._bench.room.found
        if found is None or not any(each.kind == "score" for each in found.reading.judgements):
            return None
        return found

    @property
    def shown(self) -> Standing | None:
        """The same, where it is to be shown: never while results are held."""
        return self.there if self.wanted and not self._bench.hold_results else None

    def cell(self, endpoint: str, interest: str) -> RoomCell | None:
        """What is shown beside a score; None where nobody was asked for it."""
        found, judgement = self.shown, Judgement("score", (endpoint, interest))
        if found is None or judgement not in found.column:
            return None
        if self._kept[0] is not found:
            self._kept = (found, {})
        kept = self._kept[1]
        if judgement not in kept:
            kept[judgement] = self._made(found, judgement)
        return kept[judgement]

    def told(self, endpoint: str, interest: str) -> list[str]:
        """The same in sentences."""
        found, judgement = self.shown, Judgement("score", (endpoint, interest))
        if found is None or judgement not in found.column:
            return []
        said = room_sentences(self._bench.scenario, found, judgement)
        return [_("The room: {sentences}").format(sentences=" ".join(said))]

    def line_told(self, key: str) -> str:
        """How far the room agrees on a row or a column; "" where it was not asked there."""
        found = self.shown
        if found is None:
            return ""
        places = [
            place
            for place, each in enumerate(found.reading.judgements)
            if each.kind == "score" and key in each.about
        ]
        return line_sentence(*spread_of(found, places))

    def _made(self, found: Standing, judgement: Judgement) -> RoomCell:
        place = found.column[judgement]
        count = int(found.agreement.count[place])
        if not count:
            return RoomCell(None, 0)
        low, high = (
            judged_number("score", round(each)) for each in found.quartiles[place].tolist()
        )
        row, who = int(found.farthest[place]), ""
        if row >= 0:
            name = alias(self._bench.scenario, found.reading.participants[row])
            value = judged_number("score", float(found.reading.answers.best[row, place]))
            who = f"{name} {value}"
        return RoomCell(
            float(found.agreement.median[place]),
            count,
            f"{low} … {high}",
            who,
            count < 2 or bool(found.agreement.agreed[place]),
        )
