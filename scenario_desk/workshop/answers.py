"""What a phone may say of an item: checked before it is kept, refused in a sentence."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from scenario_desk.presentation.words.harmless import harmless, harmless_lines
from scenario_desk.workshop.ballots import Answer
from scenario_desk.workshop.paper import Item, Paper
from scenario_desk.workshop.refused import WorkshopRefused

LONGEST_REASON = 2_000
WHYS = ("", "persuaded", "new_fact", "went_along")
"""Why an answer changed, in a second round."""
_OUTSIDE = 1e12
"""Where a scale has no end, no answer is beyond this."""


def checked(paper: Paper, answers: Any) -> dict[str, Answer]:
    """The answers by item, in their one form; raises WorkshopRefused for the first that is none."""
    if not isinstance(answers, Mapping) or not answers:
        raise WorkshopRefused("vote_is_none")
    items = {item.item: item for item in paper.items}
    for strange in answers.keys() - items.keys():
        raise WorkshopRefused("vote_not_asked", item=plain(strange, 80))
    return {key: _answer(paper, items[key], given) for key, given in answers.items()}


def plain(text: Any, longest: int, *, lines: bool = False) -> str:
    """A text from a phone as one harmless line, or some; a longer one is cut, and "" if it is none."""
    if not isinstance(text, str):
        return ""
    # Half a letter, as JSON can spell it, fits into no file.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    shown = (harmless_lines if lines else harmless)(whole[: 2 * longest])
    return _BLANK_LINES.sub("\n\n", _low(shown)).strip()[:longest]


_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_MOST_MARKS = 8
"""Over and under one letter, more than any language needs: towers of them cover what others said."""


def _low(text: str) -> str:
    """The text without the marks that stand too high over a letter."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _answer(paper: Paper, item: Item, given: Any) -> Answer:
    if not isinstance(given, Mapping):
        raise WorkshopRefused("vote_is_none")
    answer = _said(paper, item, given)
    if reason := plain(given.get("reason"), LONGEST_REASON, lines=True):
        answer["reason"] = reason
    why = given.get("why") or ""
    if why not in WHYS:
        raise WorkshopRefused("vote_is_none")
    if why and paper.second:
        answer["why"] = why
    return answer


def _said(paper: Paper, item: Item, given: Mapping[str, Any]) -> dict[str, Any]:
    for silent in ("abstains", "unknown"):
        if given.get(silent) is True:
            return {silent: True}
    match item.kind:
        case "poll":
            return {"choice": _choice(item, given.get("choice"))}
        case "package":
            if not isinstance(given.get("yes"), bool):
                raise WorkshopRefused("vote_no_yes", item=item.title)
            return {"yes": given["yes"]}
    names = ("low", "best", "high") if paper.numbers == 3 else ("best",)
    values = [_number(item, given.get(name)) for name in names]
    if values != sorted(values):
        raise WorkshopRefused("vote_out_of_order", item=item.title)
    return dict(zip(names, values, strict=True))


def _choice(item: Item, given: Any) -> list[str]:
    """What was chosen, the most preferred first; none where all was taken back."""
    known = {option.id for option in item.options}
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise WorkshopRefused("vote_no_choice", item=item.title)
    if len(set(given)) != len(given) or not set(given) <= known:
        raise WorkshopRefused("vote_no_choice", item=item.title)
    return given


def _number(item: Item, given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise WorkshopRefused("vote_no_number", item=item.title)
    least = -_OUTSIDE if item.least is None else item.least
    most = _OUTSIDE if item.most is None else item.most
    # Compared first: a whole number may be too large to be another.
    if not least <= given <= most or not math.isfinite(given):
        if item.least is None or item.most is None:
            raise WorkshopRefused("vote_no_number", item=item.title)
        raise WorkshopRefused("vote_off_scale", item=item.title, least=item.least, most=item.most)
    return float(given)
