"""The scale of success: within its box whatever is estimated and shown, and only what is there yet."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenario_desk.analysis.room.adjudication import Success
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Laid
from scenario_desk.presentation.session.odds import Odds
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.words.sentences import chance_words
from tests.presentation.letters import Letters

STYLE = Style(tokens("light"), 1.5, Letters())
WIDTH = 700.0


class Heard(InkRecord):
    """Remembers where each text stands, too."""

    def __init__(self) -> None:
        super().__init__(WIDTH, Odds.height(STYLE))
        self.said: dict[str, float] = {}

    def text(self, laid: Laid, x: float, *place: Any, **manner: Any) -> None:
        self.said[laid.lines[0]] = x
        super().text(laid, x, *place, **manner)


def said(*chances: float) -> Success:
    ordered = np.sort(np.array(chances))
    return Success(ordered, float(np.median(ordered)), (ordered[0], ordered[-1]))


def drawn(odds: Odds) -> Heard:
    record = Heard()
    odds.draw(record, Box(0.0, 0.0, WIDTH, record.height), STYLE)
    return record


@pytest.mark.parametrize("chance", [0.0, 0.02, 0.5, 0.999, 1.0])
@pytest.mark.parametrize("roll", [None, 0.0, 0.314, 0.999])
def test_all_of_it_is_within_its_box(chance: float, roll: float | None) -> None:
    record = drawn(Odds(said(chance, 0.0, 1.0, *[0.5] * 40), chance, roll))
    for boxes in (record.ink, record.words):
        assert boxes[:, :2].min() >= 0
        assert boxes[:, 2].max() <= WIDTH
        assert boxes[:, 3].max() <= record.height


@pytest.mark.parametrize(
    ("chance", "words"), [(0.5, {"succeeds", "fails"}), (0.01, {"fails"}), (1.0, {"succeeds"})]
)
def test_a_side_is_named_where_it_has_room(chance: float, words: set[str]) -> None:
    assert {"succeeds", "fails"} & set(drawn(Odds(None, chance)).said) == words


def test_the_die_lies_on_the_side_that_it_decides_for() -> None:
    places = drawn(Odds(None, 0.6, 0.314)).said
    assert places["succeeds"] < places["fails"]
    won, lost = (drawn(Odds(None, 0.6, roll)).said for roll in (0.314, 0.7))
    ticks = [won[chance_words(tick)] for tick in (0.25, 0.5)]
    assert ticks[0] < won[chance_words(0.314)] < ticks[1] < lost[chance_words(0.7)]


def test_what_is_not_there_yet_is_not_shown_and_not_said() -> None:
    nothing = Odds(None, None)
    assert set(drawn(nothing).said) == {chance_words(tick) for tick in (0, 0.25, 0.5, 0.75, 1)}
    assert nothing.words == ""
    assert "31.4" in Odds(None, 0.6, 0.314).words
