"""The form of a score: the number, why, how sure, and on what it rests."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.inspector.writing import reasons_rows, tried
from scenario_desk.desk.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.presentation.language import _


def score_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for the score "endpoint/interest"; the active profile's own where it has one."""
    scenario = bench.scenario
    endpoint, _slash, interest_key = key.partition("/")
    interest = scenario.interests[interest_key]
    profile_key = bench.profile_of(interest.actor)
    profile = scenario.profiles.get(profile_key)
    own = profile.scores.get((endpoint, interest_key)) if profile is not None else None
    base = scenario.scores.get((endpoint, interest_key))
    shown = own if own is not None else base

    def write(value: Any) -> str | None:
        if own is not None:
            return tried(bench, edits.set_profile_score, profile_key, endpoint, interest_key, value)
        return tried(bench, edits.set_score, endpoint, interest_key, value)

    def override(action: str) -> str | None:
        value = base if action == "own" else None
        return tried(bench, edits.set_profile_score, profile_key, endpoint, interest_key, value)

    actor = scenario.actors[interest.actor]
    title = f"{scenario.endpoints[endpoint].name} · {interest.name}"
    ends = [(text, "muted") for text in _ends(interest.worst, interest.best)]
    rows = [
        Row("title", "", "title", (title, None, bench.tokens)),
        Row("who", "", "sentences", ((actor.name, "muted"), *ends)),
        Row("score", _("Score"), "estimate", shown, write, low=-100, high=100,
            hint=_("−100 to 100, or low best high")),
        *reasons_rows(bench, "score.", shown, write),
    ]  # fmt: skip
    if profile is not None:
        if own is not None:
            words = _("This is {profile}’s own score.").format(profile=profile.name)
            buttons = ((_("Use the scenario’s score again"), "base"),)
        else:
            words = _("The scenario’s score, which all profiles share.")
            buttons = ((_("Give this profile its own score"), "own"),) if base is not None else ()
        rows.append(Row("whose", "", "sentences", ((words, "muted"),)))
        rows.append(Row("whose.change", "", "buttons", buttons, override))
    return rows


def _ends(worst: str, best: str) -> list[str]:
    lines = []
    if worst:
        lines.append(f"−100: {worst}")
    if best:
        lines.append(f"+100: {best}")
    return lines
