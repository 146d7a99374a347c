"""The quick line: a few letters read as judgements of the selected nodes, with what they could be.

Judgements stand apart by semicolons. Each part of a line comes with suggestions, best first; what
can be taken as it stands has a judgement, the others are the beginning of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenario_desk.model import edits
from scenario_desk.model.messages import Message
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import folded
from scenario_desk.presentation.quick_line.forms import FORMS, Form, begun
from scenario_desk.presentation.quick_line.judgements import Judgement
from scenario_desk.presentation.quick_line.names import named
from scenario_desk.presentation.quick_line.suggestions import Suggestion, beginning
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import (
    NumberRefused,
    likelihood,
    parse_probability,
    percent,
)
from scenario_desk.presentation.words.typed_numbers import narrow

_QUOTED = 40
_NUMBER = re.compile(r"[\s\u2010-\u2015\u2212+-]*[\d.,\u066b]")


class LineRefused(Exception):
    """A line that cannot be taken; carries the message that says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code, message.values)
        self.message = message


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two semicolons, from `start` to `end` of the line without spaces."""

    start: int
    end: int
    suggestions: tuple[Suggestion, ...] = ()
    first: int = -1
    """The suggestion that is taken where none is chosen; −1: none, for `refusal` stands there."""
    certain: bool = False
    """Whether that one alone can be meant."""
    refusal: Message | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read for some nodes."""

    text: str
    nodes: tuple[str, ...]
    parts: tuple[Part, ...]

    def at(self, cursor: int) -> int:
        """Which part the cursor stands in."""
        return narrow(self.text).count(";", 0, cursor)

    def judgements(self, chosen: Mapping[int, int] | None = None) -> tuple[Judgement, ...]:
        """What the line says, with the suggestions chosen for some parts; raises LineRefused."""
        taken: list[Judgement] = []
        for number, part in enumerate(self.parts):
            place = (chosen or {}).get(number, part.first)
            if 0 <= place < len(part.suggestions):
                suggestion = part.suggestions[place]
                if suggestion.judgement is None:
                    raise LineRefused(_unfinished(suggestion))
                self._refuse_unless_one(suggestion.form)
                taken.append(suggestion.judgement)
            elif part.refusal is not None:
                raise LineRefused(part.refusal)
        _refuse_twice(taken)
        return tuple(taken)

    def _refuse_unless_one(self, form: Form) -> None:
        count = len(self.nodes)
        if form.single and count != 1:
            raise LineRefused(Message("quick_single", {"word": _word(form), "count": count}))

    def certain(self, chosen: Mapping[int, int] | None = None) -> bool:
        """Whether nothing else can be meant."""
        return all(
            part.certain or number in (chosen or {}) or part.start == part.end
            for number, part in enumerate(self.parts)
        )

    def completed(self, number: int, suggestion: Suggestion) -> tuple[str, int]:
        """The line with a part written out, and where the cursor stands then."""
        part = self.parts[number]
        gap = " " if suggestion.judgement is None else ""
        before = self.text[: part.start] + (" " if number and part.start == part.end else "")
        written = before + suggestion.text + gap
        return written + self.text[part.end :].removeprefix(gap), len(written)


def read(text: str, scenario: Scenario, nodes: tuple[str, ...], fresh: str) -> Line:
    """Read a line typed for these nodes; what it adds gets the id `fresh`. Never raises."""
    parts, start = [], 0
    for ends_before in (*_separators(text), len(text)):
        piece = text[start:ends_before]
        begins = start + len(piece) - len(piece.lstrip())
        ends = max(start + len(piece.rstrip()), begins)
        parts.append(_part(piece, begins, ends, scenario, nodes, fresh))
        start += len(piece) + 1
    return Line(text, nodes, tuple(parts))


def _separators(text: str) -> Iterator[int]:
    """Where the semicolons of a line stand, of either width."""
    return (place for place, letter in enumerate(narrow(text)) if letter == ";")


def _part(
    piece: str, start: int, end: int, scenario: Scenario, nodes: tuple[str, ...], fresh: str
) -> Part:
    typed = piece.strip()
    if not typed:
        return Part(start, end, tuple(map(beginning, FORMS)))
    if _NUMBER.match(narrow(typed)):
        return _number(typed, start, end)
    word, *after = typed.split(maxsplit=1)
    said = "".join(after)
    forms, whole = begun(word)
    if not forms or (said and not whole):
        return Part(start, end, tuple(map(beginning, forms)), refusal=_unknown(word))
    context = (scenario, nodes, fresh)
    if not whole:
        offered = tuple(_alone(form, *context) for form in forms)
        certain = len(forms) == 1 and offered[0].judgement is not None
        return Part(start, end, offered, 0, certain)
    own, certain, refusal = _of_form(forms[0], word, said, *context)
    # After the space something is being chosen; before it other words may still be meant.
    spaced = piece.lstrip() != word
    others = () if spaced else tuple(_alone(form, *context) for form in forms[1:])
    return Part(start, end, (*own, *others), 0 if refusal is None else -1, certain, refusal)


def _alone(form: Form, scenario: Scenario, nodes: tuple[str, ...], fresh: str) -> Suggestion:
    """The form's word with nothing after it, as a judgement where it is one."""
    own, _certain, refusal = _of_form(form, "", "", scenario, nodes, fresh)
    return own[0] if refusal is None else beginning(form)


def _number(typed: str, start: int, end: int) -> Part:
    try:
        estimate = parse_probability(typed)
    except NumberRefused as refused:
        return Part(start, end, refusal=refused.message)
    says = _("{percent}, {likelihood}").format(
        percent=percent(estimate.best), likelihood=likelihood(estimate.best)
    )
    form = next(form for form in FORMS if form.takes == "number")
    judgement = Judgement(form, edits.judge_probability, {"estimate": estimate})
    return Part(start, end, (Suggestion(form, typed, says, "", judgement),), 0, True)


def _of_form(
    form: Form, word: str, said: str, scenario: Scenario, nodes: tuple[str, ...], fresh: str
) -> tuple[tuple[Suggestion, ...], bool, Message | None]:
    """What the rest of a part can mean: suggestions, whether the first is certain, or why not."""
    shown = word or form.spoken()[0]
    match form.takes:
        case "actors" | "endpoints" | "phases":
            found, certain = named(form, said, scenario, fresh)
            if form.takes == "phases" and not said:
                return found, False, Message("quick_needs_name", {"word": shown})
            return found, certain, None
        case "text":
            if not said:
                return (beginning(form),), False, Message("quick_needs_words", {"word": shown})
            judgement = (
                Judgement(form, edits.set_question, {"text": said})
                if form.key == "question"
                else Judgement(form, edits.amend_node, {"notes": said})
            )
            text = f"{form.spoken()[0]} {said}"
            return (Suggestion(form, text, said, _(form.says), judgement),), True, None
        case _:
            return _plain(form, shown, said, scenario, nodes)


def _plain(
    form: Form, word: str, said: str, scenario: Scenario, nodes: tuple[str, ...]
) -> tuple[tuple[Suggestion, ...], bool, Message | None]:
    """A judgement of one word, and "norm", which "all" may follow."""
    text, says = form.spoken()[0], _(form.says)
    everything = form.takes == "all" and folded(said) in {"all", folded(_("all"))}
    if said and not everything:
        return (), False, Message("quick_alone", {"word": word, "text": said[:_QUOTED]})
    match form.key:
        case "rest":
            judgement = Judgement(form, edits.judge_probability, {"estimate": None})
        case "chance":
            judgement = Judgement(form, edits.set_kind, {"kind": "chance"})
        case "historical":
            took = not all(scenario.nodes[key].historical for key in nodes if key in scenario.nodes)
            says = _("history took this branch") if took else _("history did not take this branch")
            judgement = Judgement(form, edits.amend_node, {"historical": took})
        case "rational" | "judged":
            judgement = Judgement(form, edits.set_resolution, {"how": form.key})
        case "even":
            judgement = Judgement(form, edits.spread_families)
        case "norm":
            judgement = Judgement(form, edits.normalise_families, {"keeping": not everything})
            if everything:
                text, says = f"{text} {_('all')}", _("all of them are scaled to add up")
        case "happened":
            judgement = Judgement(form, edits.happened)
        case _:
            judgement = Judgement(form, edits.take_back)
    return (Suggestion(form, text, says, "", judgement),), True, None


def _unknown(text: str) -> Message:
    ways = ", ".join(form.spoken()[0] for form in FORMS if form.words)
    return Message("quick_unknown", {"text": text[:_QUOTED], "ways": ways})


def _unfinished(suggestion: Suggestion) -> Message:
    """Why the beginning of a judgement is none yet."""
    word = _word(suggestion.form)
    code = "quick_needs_words" if suggestion.form.takes == "text" else "quick_needs_name"
    return Message(code, {"word": word})


def _refuse_twice(judgements: list[Judgement]) -> None:
    settled: dict[str, Form] = {}
    for judgement in judgements:
        form = judgement.form
        if form.about in settled:
            words = {"first": _word(settled[form.about]), "second": _word(form)}
            raise LineRefused(Message("quick_twice", words))
        settled[form.about] = form


def _word(form: Form) -> str:
    return form.spoken()[0] if form.words else _("a number")
