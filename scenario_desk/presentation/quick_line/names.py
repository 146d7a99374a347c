"""The names a quick line can mean: whose decision, which endpoint, which phase, or a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.matching import EXACT, fit, words_of
from scenario_desk.presentation.quick_line.forms import Form
from scenario_desk.presentation.quick_line.judgements import Judgement
from scenario_desk.presentation.quick_line.suggestions import Suggestion
from scenario_desk.presentation.words.language import _

_MOST = 60
"""So many names are offered at once; a letter more finds the others."""


_QUOTES = '"“”„«»'


def named(
    form: Form, said: str, scenario: Scenario, fresh: str
) -> tuple[tuple[Suggestion, ...], bool]:
    """What a name typed after the form's word can mean, best first, and whether that is certain.

    Without a name: the form alone, where it says something alone, then every name. With one: those
    it fits, and a new thing of that name unless there is one, under the id `fresh`. A name in
    quotation marks fits only what is called so.
    """
    roster: Any = getattr(scenario, form.takes)
    if not said:
        listed = [_of(form, each, roster) for each in list(roster.values())[:_MOST]]
        return (*_alone(form), *listed, _none(form)), True
    name = said.strip(_QUOTES) or said
    ranked = [
        (rank, each)
        for each in roster.values()
        if (rank := fit(said, each.id, each.name, getattr(each, "short", ""))) is not None
        if name == said or rank == EXACT
    ]
    ranked.sort(key=lambda pair: pair[0])
    found = [_of(form, each, roster) for _rank, each in ranked[:_MOST]]
    best = [rank for rank, _each in ranked]
    if said == "-" or words_of(said) == words_of(_nobody(form)):
        return (_none(form), *found), True
    certain = len(found) < 2 or best.count(EXACT) == 1
    if EXACT not in best:
        new = _judgement(form, fresh, (form.takes, fresh, name))
        text = f'{form.spoken()[0]} "{name}"'
        found.append(Suggestion(form, text, _new(form).format(name=name), "", new))
    return tuple(found), certain


def _of(form: Form, each: Any, roster: Any) -> Suggestion:
    text = f"{form.spoken()[0]} {_written(each, roster)}"
    short = getattr(each, "short", "")
    return Suggestion(
        form,
        text,
        each.name or each.id,
        short if short != each.name else "",
        _judgement(form, each.id),
    )


def _written(each: Any, roster: Any) -> str:
    """The name as the line can read it back; the id where the name is another's, or no word."""
    words = words_of(each.name)
    names = Counter(words_of(other.name) for other in roster.values())
    return " ".join(each.name.replace(";", " ").split()) if words and names[words] == 1 else each.id


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
