"""What a judgement of the quick line means: an edit of the model with its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.quick_line.forms import Form

Nodes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing said of the nodes: the edit that is done to them, and with which values."""

    form: Form
    edit: Callable[..., Scenario]
    values: Mapping[str, Any] = field(default_factory=dict)
    new: tuple[str, str, str] | None = None
    """What is added with it: the roster, the id and the name."""


def steps(nodes: Nodes, judgements: tuple[Judgement, ...]) -> Iterator[edits.Step]:
    """The edits that a line means, one after the other.

    Where it judges the branches to the nodes, "even" and "norm" are said of those, too.
    """
    judged = any(judgement.form.about == "probability" for judgement in judgements)
    for judgement in judgements:
        form, values = judgement.form, dict(judgement.values)
        if judgement.new is not None:
            roster, key, name = judgement.new
            yield partial(edits.add_new, collection=roster, id=key, name=name)
        if judged and form.about == "branches":
            values["beside"] = True
        yield _on(judgement.edit, nodes[-1] if form.single else nodes, values)


def name_of(judgements: tuple[Judgement, ...]) -> str:
    """The edit that stands for the whole line in undo."""
    return judgements[0].edit.__name__ if len(judgements) == 1 else "amend_node"


def _on(edit: Callable[..., Scenario], nodes: str | Nodes, values: dict[str, Any]) -> edits.Step:
    return lambda scenario: edit(scenario, nodes, **values)
