"""The one place where a code becomes words: findings, refusals and sentences.

Every module of `words.templates` holds the `TEMPLATES` of one part of the program, by code. A
template is a sentence with named places, or a pair of them (for one, for many) told apart by the
value `count`, or one for each case of another value. A place may say how its value is written:
`{sum:percent}`, `{value:signed}`, `{name:quoted}`; without that the type of the value decides. A
phrase of ours is inflected by the role it has there: `{node:at}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from typing import Any

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Finding, Message
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.field_names import FIELD_NAMES
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import ROLES, Cases, Template, _, ngettext
from scenario_desk.presentation.words.templates import (
    analysis,
    changes,
    clipboard,
    collections,
    commands,
    files,
    findings,
    judged,
    merging,
    node_names,
    patches,
    pictures,
    quick_line,
    refusals,
    room,
    sharing,
    system,
    typed_numbers,
    workshop,
)


def words(message: Message | Finding) -> str:
    """Say a message or a finding in the current language; never raises, whatever the code."""
    return _say(message, alone=True)


def _say(message: Message | Finding, role: str = "", *, alone: bool = False) -> str:
    """A sentence, or what a message is called in the role that it has in one."""
    try:
        text = _text(message, role)
        said = filled(text, **message.values) if text else _fallback(message)
        # A phrase of ours, such as "the root", may come first; a name keeps its letters.
        first = _FIRST.match(text) if alone else None
        phrase = first is not None and isinstance(message.values[first[1]], Message)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        # A sentence with a hole in it must not cost anyone their work: say what is known.
        return _fallback(message)
    return said[0].upper() + said[1:] if phrase else said


_FIRST = re.compile(r"\{(\w+)")
"""What a template begins with, where that is a place."""


def filled(text: str, /, **values: Any) -> str:
    """A translated text with its places filled as they say.

    Raises KeyError for a place or a way to write it that nobody knows, ValueError for a lone brace.
    """
    return "".join(
        [
            before if name is None else before + _placed(values[name], way)
            for before, name, way in _pieces(text)
        ]
    )


def _placed(value: Any, way: str) -> str:
    if way in ROLES:
        return _say(value, way) if isinstance(value, Message) else _written(value)
    return WAYS[way](value)


@cache
def _pieces(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """A text of ours taken apart once: what stands before each place, its name, how it is written.

    A hundred thousand sentences are filled in one go, and reading a template anew for each takes
    longer than all else.
    """
    return tuple((before, name, way or "") for before, name, way, _as in Formatter().parse(text))


def _text(message: Message | Finding, role: str = "") -> str:
    """What the message says before its places are filled, translated; "" where nobody worded it."""
    template = templates().get(message.code, "")
    if isinstance(template, Cases):
        template = template.sentences.get(message.values.get(template.by, role), "")
    if isinstance(template, tuple):
        return ngettext(*template, int(message.values["count"]))
    return _(template)


PARTS = (
    analysis,
    changes,
    clipboard,
    collections,
    commands,
    files,
    findings,
    judged,
    node_names,
    merging,
    patches,
    pictures,
    quick_line,
    refusals,
    room,
    sharing,
    system,
    typed_numbers,
    workshop,
)


@cache
def templates() -> Mapping[str, Template]:
    """Every template of the program by code; raises ValueError where two parts claim one code."""
    merged: dict[str, Template] = {}
    for part in (module.TEMPLATES for module in PARTS):
        twice = merged.keys() & part.keys()
        if twice:
            raise ValueError(f"two parts of the templates hold {', '.join(sorted(twice))}")
        merged.update(part)
    return merged


def listed(items: Iterable[str]) -> str:
    """Join names as prose does: "a", "a and b", "a, b and c"; "" for none."""
    names = list(items)
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _fallback(message: Message | Finding) -> str:
    """A sentence from the code itself, for one that nobody has worded."""
    text = message.code.replace("_", " ").strip().capitalize() or _("Something is not right")
    known = [
        f"{name} {_written(value)}" for name, value in message.values.items() if value is not None
    ]
    return f"{text}: {', '.join(known)}." if known else f"{text}."


def _written(value: Any) -> str:
    """A value as a sentence writes it, by its type."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, Message | Finding):
        return _say(value)
    if value is None:
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Estimate):
        return _estimate(value)
    if isinstance(value, Mapping):
        return listed(f"{_written(key)} {_written(item)}" for key, item in value.items())
    if isinstance(value, frozenset | set):
        return listed(sorted(_written(item) for item in value))
    if isinstance(value, Iterable):
        return listed(_written(item) for item in value)
    return harmless(str(value))


def _number(value: float) -> str:
    """A number as it was typed, with a true minus: refusals quote what people wrote."""
    return f"{value:.6g}".replace("-", "\N{MINUS SIGN}")


def _estimate(estimate: Estimate) -> str:
    best = _number(estimate.best)
    if estimate.low is None or estimate.high is None:
        return best
    return _("{best} ({low} to {high})").format(
        best=best, low=_number(estimate.low), high=_number(estimate.high)
    )


def _quoted(value: Any) -> str:
    return _("“{text}”").format(text=_written(value))


def _field(value: Any) -> str:
    """The name of a field, by what the model calls it."""
    return _(FIELD_NAMES.get(value, "")) or harmless(str(value)).replace("_", " ")


WAYS: Mapping[str, Callable[[Any], str]] = {
    "": _written,
    "quoted": _quoted,
    "field": _field,
    "grouped": numbers.grouped,
    "percent": numbers.percent,
    "utility": numbers.utility,
    "signed": numbers.signed,
    "likelihood": numbers.likelihood,
}
"""How a place can ask for its value to be written."""
