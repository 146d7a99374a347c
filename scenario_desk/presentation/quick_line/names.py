"""The names a quick line can mean: whose decision, which endpoint, which phase, or a new one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import Names, folded
from scenario_desk.presentation.matching import fit
from scenario_desk.presentation.quick_line.forms import Form
from scenario_desk.presentation.quick_line.judgements import Judgement
from scenario_desk.presentation.quick_line.suggestions import Suggestion
from scenario_desk.presentation.words.language import _

_MOST = 60
"""So many names are offered at once; a letter more finds the others."""

_QUOTED = re.compile('["\u201c\u201d\u201e\u00ab\u00bb](.+?)["\u201c\u201d\u201e\u00ab\u00bb]?')


def named(
    form: Form, said: str, scenario: Scenario, fresh: str
) -> tuple[tuple[Suggestion, ...], bool]:
    """What a name typed after the form's word can mean, best first, and whether that is certain.

    Without a name: the form alone, where it says something alone, then every name. With one: what
    is called so, by the nearest spelling, then what it fits, and a new thing of that name unless
    there is one, under the id `fresh`. A name in quotation marks is that name and no other.
    """
    roster: Any = getattr(scenario, form.takes)
    names = _names(roster)
    if not said:
        listed = [_of(form, each, names) for each in list(roster.values())[:_MOST]]
        return (*_alone(form), *listed, _none(form)), True
    name, called = _meant(said, names)
    is_quoted = name != said
    ranked = [
        (rank, each)
        for each in roster.values()
        if not is_quoted
        if (rank := fit(said, each.id, *_called(each))) is not None
        if each.id not in called
    ]
    ranked.sort(key=lambda pair: pair[0])
    things = (*(roster[key] for key in called), *(each for _rank, each in ranked))
    found = [_of(form, each, names) for each in things[:_MOST]]
    if said == "-" or (not called and folded(said) == folded(_nobody(form))):
        return (_none(form), *found), True
    certain = len(found) < 2 or len(called) == 1
    if not called:
        new = _judgement(form, fresh, (form.takes, fresh, name))
        text = f'{form.spoken()[0]} "{name}"'
        found.append(Suggestion(form, text, _new(form).format(name=name), "", new))
    return tuple(found), certain


@dataclass(frozen=True, slots=True)
class _Lookup:
    """The ids of things by their names, and by these and the ids."""

    named: Names[str]
    listed: Names[str]


def _names(roster: Any) -> _Lookup:
    return _Lookup(
        Names((each.id, _called(each)) for each in roster.values()),
        Names((each.id, (*_called(each), each.id)) for each in roster.values()),
    )


def _called(each: Any) -> tuple[str, ...]:
    return (each.name, getattr(each, "short", ""))


def _meant(said: str, names: _Lookup) -> tuple[str, tuple[str, ...]]:
    """The name that was typed, and what is called so; quotes may be a part of it."""
    called = names.listed.nearest(said, exactly=True)
    quoted = _QUOTED.fullmatch(said)
    if called or quoted is None:
        return said, called or names.listed.nearest(said)
    return quoted[1], names.named.nearest(quoted[1], exactly=True)


def _of(form: Form, each: Any, names: _Lookup) -> Suggestion:
    text = f"{form.spoken()[0]} {_written(each, names)}"
    short = getattr(each, "short", "")
    return Suggestion(
        form,
        text,
        each.name or each.id,
        short if short != each.name else "",
        _judgement(form, each.id),
    )


def _written(each: Any, names: _Lookup) -> str:
    """How the line can read it back: the name, in quotes if need be; the id where it is another's."""
    name = " ".join(each.name.replace(";", " ").split())
    for said in (name, f'"{name}"'):
        if said != "-" and _meant(said, names)[1] == (each.id,):
            return said
    return str(each.id)


def _alone(form: Form) -> tuple[Suggestion, ...]:
    """What the word says alone: the kind, with owner or endpoint left as they are."""
    if form.takes == "phases":
        return ()
    kind = "decision" if form.takes == "actors" else "leaf"
    says = _("a decision, its owner as it is") if kind == "decision" else _("a leaf")
    judgement = Judgement(form, edits.set_kind, {"kind": kind})
    return (Suggestion(form, form.spoken()[0], says, "", judgement),)


def _none(form: Form) -> Suggestion:
    return Suggestion(form, f"{form.spoken()[0]} -", _nobody(form), "", _judgement(form, None))


def _judgement(form: Form, key: str | None, new: tuple[str, str, str] | None = None) -> Judgement:
    edit, field = _EDITS[form.takes]
    return Judgement(form, edit, {field: key}, new)


def _nobody(form: Form) -> str:
    return {"actors": _("nobody"), "endpoints": _("unfinished"), "phases": _("no phase")}[
        form.takes
    ]


def _new(form: Form) -> str:
    return {
        "actors": _("New actor “{name}”"),
        "endpoints": _("New endpoint “{name}”"),
        "phases": _("New phase “{name}”"),
    }[form.takes]


_EDITS: dict[str, tuple[Callable[..., Scenario], str]] = {
    "actors": (edits.make_decisions, "owner"),
    "endpoints": (edits.make_leaves, "endpoint"),
    "phases": (edits.amend_node, "phase"),
}
"""By roster: the edit that gives one of it to nodes, and what the edit calls it."""
