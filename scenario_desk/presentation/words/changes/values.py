"""What a scenario holds, as a sentence writes it: a number, a name, a text no longer than it reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import judging, name_of, spot
from scenario_desk.model.patches import Path
from scenario_desk.model.room import Release
from scenario_desk.model.rosters import ASSUMPTIONS, NODE, ROSTERS, Row
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark, mark_in
from scenario_desk.presentation.words.messages import listed, words

LONGEST = 60
"""So many letters of a text are shown; of a longer one, these where it changed."""
_BEFORE = 15
"""So many letters stand before what changed."""


def in_words(scenario: Scenario, path: Path, value: Any, *, there: bool = True) -> str:
    """The value at a path of a patch in words; without `there`, that there is none.

    Ids are said by the names that `scenario` has for them.
    """
    row, field = row_of(path)
    if value is None or not there:
        return _(_nothing(scenario, path, field, there=there))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Estimate):
        share = row is not None and _scale(scenario, path, row, field) in _SHARES
        return numbers.estimate(value, percentage=share)
    if isinstance(value, RedLine):
        return _("not drawn") if value.floor is None else numbers.plain(value.floor)
    if isinstance(value, int | float):
        return numbers.plain(value)
    if isinstance(value, str):
        return _text(scenario, path, value)
    if isinstance(value, Scenario):
        return quoted(shortened(value.title))
    if isinstance(value, Assumptions):
        return _assumed(scenario, value)
    if isinstance(value, Table):
        return _table(scenario, path, value)
    return listed(map(quoted, items(scenario, path, value))) or _(_NONE)


def _assumed(scenario: Scenario, assumed: Assumptions) -> str:
    """What is assumed, by the names of what it names."""
    named = [("profiles", key) for key in sorted(assumed.profiles.values())]
    named += [("packages", assumed.package)] if assumed.package else []
    named += [("linkages", key) for key in assumed.linkages]
    names = [quoted(name_of(scenario, *each)) for each in named]
    return listed([*names, _(_CHOICES["decisions", assumed.decisions])])


def _scale(scenario: Scenario, path: Path, row: Row[Any], field: str) -> str:
    """What an estimate in a field is in `SCALES`; "" where it is none."""
    what = row.judged.get(field, "")
    if not what or what in SCALES:
        return what
    held = getattr(scenario, path[0]).get(path[1])
    return "" if held is None else getattr(held, what)


def items(scenario: Scenario, path: Path, value: Any) -> list[str]:
    """What a list holds, each by its name."""
    row, field = row_of(path)
    collection = row.names.get(field) if row is not None else None
    if collection and all(isinstance(each, str) for each in value):
        return [name_of(scenario, collection, key) for key in value]
    return [_item(scenario, collection or "", each) for each in value]


def _item(scenario: Scenario, path: str, each: Any) -> str:
    """One of a list that is no id: a text, a pair of texts or of ids, or an entity without an id."""
    if isinstance(each, str):
        return each
    if isinstance(each, tuple):
        ends = path.split("/") if path else ()
        names = [name_of(scenario, *end) for end in zip(ends, each, strict=False)] or each
        return ": ".join(map(str, names))
    if isinstance(each, Release):
        return name_of(scenario, "injects", each.inject)
    return str(each.text)


def row_of(path: Path) -> tuple[Row[Any] | None, str]:
    """What there is to know of the thing a path is in, and the field of it."""
    name = path[0]
    if name == "scores":
        return ROSTERS["profiles"], "scores"
    if name == "assumptions":
        return ASSUMPTIONS, "".join(path[1:2])
    row = NODE if name == "nodes" else ROSTERS.get(name)
    return row, name if row is None else "".join(path[2:3])


def _nothing(scenario: Scenario, path: Path, field: str, *, there: bool) -> str:
    if path[0] == "profiles" and field in _LEFT_OPEN and not judging(scenario, path[1]):
        return _AS_BASE
    if path[0] == "profiles" and field == "scores":
        return _NO_OWN
    return (_NOTHING if there else _ABSENT).get(field, _NONE)


def _table(scenario: Scenario, path: Path, table: Table[str, Any]) -> str:
    """A table that is one value: what it holds at each key, by its name."""
    entries = []
    for key in sorted(table):
        inner = (*path, key)
        what, held = spot(scenario, inner), in_words(scenario, inner, table[key])
        entries.append(words(Message("value_said", {"what": what, "value": held})))
    return listed(entries) or _("empty")


def _text(scenario: Scenario, path: Path, value: str) -> str:
    row, field = row_of(path)
    if (field, value) in _CHOICES:
        return _(_CHOICES[field, value])
    held = path[-1] if field == "profiles" else ""
    collection = row.names.get(field) if row is not None else None
    if held:
        return quoted(name_of(scenario, "profiles", value))
    if collection:
        return quoted(name_of(scenario, collection, value))
    return quoted(shortened(value)) if value else _(_NONE)


def choice_words(field: str, value: str) -> str:
    """What one of the values is called that a field can have: of an entry's kind, "round opened"."""
    return _(_CHOICES[field, value])


def confidence(estimate: Estimate) -> str:
    """How sure somebody was of an estimate."""
    return _(_CONFIDENCE.get(estimate.confidence or "", _NONE))


def quoted(text: str) -> str:
    """A text of people's, marked as such."""
    return _("“{text}”").format(text=text)


def shortened(text: str) -> str:
    """A text as far as it is shown, on one line."""
    return _cut(" ".join(text.split()), 0)


def apart(old: str, new: str) -> tuple[str, str]:
    """Two texts, each shortened to where they differ."""
    was, now = " ".join(old.split()), " ".join(new.split())
    if max(len(was), len(now)) <= LONGEST or was == now:
        return _cut(was, 0), _cut(now, 0)
    pairs = enumerate(zip(was, now, strict=False))
    alike = next((at for at, (one, other) in pairs if one != other), min(len(was), len(now)))
    start = max(0, alike - _BEFORE)
    start = was.rfind(" ", 0, start + 1) + 1
    return _cut(was, start), _cut(now, start)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST
    if len(text) - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, end)
        end = space if space > 0 else end
    return ("…" if start else "") + text[start:end].rstrip() + ("…" if end < len(text) else "")


_NONE = mark("none")
_NO_OWN = mark("none of its own")
_AS_BASE = mark("as the base profile")
_LEFT_OPEN = ("weights", "red_lines", "reservation", "margin")
"""What a profile takes from the base profile where it says nothing itself."""
_SHARES = ("probability", "feasibility")
_NOTHING: Mapping[str, str] = {
    "probability": mark("the rest"),
    "overrides": mark("the rest"),
    "resolves": mark("as assumed"),
    "owner": mark("nobody"),
    "holder": mark("nobody"),
    "endpoint": mark("unfinished"),
    "phase": mark("no phase"),
    "reservation": mark("open"),
    "margin": mark("open"),
    "feasibility": mark("open"),
    "before": mark("open"),
    "after": mark("open"),
    "quota": mark("all"),
}
"""By field: what it says where nothing is."""
_ABSENT: Mapping[str, str] = {
    "scores": mark("missing"),
    "weights": mark("missing"),
    "overrides": mark("as without it"),
    "profiles": mark("base profile"),
}
"""By table: what an entry says that is not there."""
_CONFIDENCE: Mapping[str, str] = {
    "low": mark_in("confidence", "low"),
    "medium": mark_in("confidence", "medium"),
    "high": mark_in("confidence", "high"),
}
_CHOICES: Mapping[tuple[str, str], str] = {
    ("kind", "decision"): mark("decision"),
    ("kind", "chance"): mark("chance"),
    ("kind", "leaf"): mark("leaf"),
    ("kind", "own"): mark("own"),
    ("kind", "perceived"): mark("perceived"),
    ("leverage", "veto"): mark("veto"),
    ("leverage", "strong"): mark("strong"),
    ("leverage", "moderate"): mark("moderate"),
    ("leverage", "weak"): mark("weak"),
    ("resolves", "judged"): mark("as judged"),
    ("resolves", "rational"): mark("by rational choice"),
    ("decisions", "judged"): mark("as judged"),
    ("decisions", "rational"): mark("by rational choice"),
    ("decisions", "quantal"): mark("by quantal response"),
    ("limits", "percentiles"): mark("10th/90th percentile"),
    ("limits", "hard"): mark("the hard ends"),
    ("choose", "at_most_one"): mark("at most one"),
    ("choose", "exactly_one"): mark("exactly one"),
    ("reservation", "derived"): mark("derived from the tree"),
    ("kind", "score"): mark("score"),
    ("kind", "weight"): mark("weight"),
    ("kind", "branch"): mark("probability"),
    ("kind", "red_line"): mark("red line"),
    ("kind", "reservation"): mark("no-agreement value"),
    ("kind", "poll"): mark("endpoints preferred"),
    ("kind", "seed"): mark("seed question"),
    ("kind", "success"): mark("chance of success"),
    ("kind", "opened"): mark("session opened"),
    ("kind", "closed"): mark("session closed"),
    ("kind", "move"): mark("move"),
    ("kind", "step_back"): mark("step back"),
    ("kind", "inject"): mark("inject released"),
    ("kind", "withdrawn"): mark("inject withdrawn"),
    ("kind", "round_opened"): mark("round opened"),
    ("kind", "round_closed"): mark("round closed"),
    ("kind", "round_revealed"): mark("round revealed"),
    ("kind", "taken"): mark("values taken over"),
    ("kind", "proposal"): mark("proposal"),
    ("kind", "adjudicated"): mark("proposal decided"),
    ("kind", "snapshot"): mark("snapshot taken"),
    ("kind", "remark"): mark("remark"),
    ("kind", "deal"): mark("deal"),
    ("answer", "abstains"): mark("abstains"),
    ("answer", "unknown"): mark("does not know"),
    ("why", "persuaded"): mark("persuaded"),
    ("why", "new_fact"): mark("a new fact"),
    ("why", "went_along"): mark("went along"),
    ("anonymity", "name"): mark("by name"),
    ("anonymity", "alias"): mark("by alias"),
    ("anonymity", "unlinkable"): mark("unlinkable"),
    ("state", "prepared"): mark("prepared"),
    ("state", "open"): mark("open"),
    ("state", "closed"): mark("closed"),
    ("state", "revealed"): mark("revealed"),
    ("decided", "die"): mark("by a die"),
    ("decided", "vote"): mark("by a vote"),
    ("decided", "facilitator"): mark("by the facilitator"),
    ("outcome", "succeeds"): mark("succeeds"),
    ("outcome", "fails"): mark("fails"),
}
"""By field: what each choice is called."""
