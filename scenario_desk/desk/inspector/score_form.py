"""The form of a score: the number, why, how sure, and on what it rests."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.bench.shown_scores import ShownScore, shown_score
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.room_rows import room_rows
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.inspector.row_edits import reasons_rows, tried, weighing_row
from scenario_desk.model import edits
from scenario_desk.model.entities import Interest
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.words.language import _


def score_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for the score "endpoint/interest": the one that the active profile judges by."""
    scenario = bench.scenario
    endpoint, _slash, interest_key = key.partition("/")
    interest: Interest = scenario.interests[interest_key]
    shown = shown_score(bench, endpoint, interest_key)

    def write(value: Any) -> str | None:
        if shown.profile is not None:
            place = (shown.profile, endpoint, interest_key)
            return tried(bench, edits.set_profile_score, *place, value)
        return tried(bench, edits.set_score, endpoint, interest_key, value)

    actor = scenario.actors.get(interest.actor)
    title = f"{scenario.endpoints[endpoint].name} · {interest.name}"
    who = ((actor.name, "muted"),) if actor is not None else ()
    ends = [(text, "muted") for text in _ends(interest.worst, interest.best)]
    return [
        Row("title", "", "title", (title, None, bench.tokens)),
        Row("who", "", "sentences", (*who, *ends)),
        Row("score", _("Score"), "estimate", shown.estimate, write, low=-100, high=100,
            hint=_("−100 to 100, or low best high")),
        *reasons_rows(bench, "score.", shown.estimate, write),
        *_whose(bench, endpoint, interest, shown),
        *room_rows(bench, Judgement("score", (endpoint, interest_key))),
        weighing_row(bench, interest.actor),
    ]  # fmt: skip


def _whose(bench: Workbench, endpoint: str, interest: Interest, shown: ShownScore) -> list[Row]:
    """Whether all profiles share the score, and a way to let one differ or agree again."""
    scenario = bench.scenario
    active_key = bench.profile_of(interest.actor) if interest.actor in scenario.actors else None
    active = scenario.profiles.get(active_key)
    if active is None:
        return []
    place = (endpoint, interest.id)

    def change(action: str) -> str | None:
        if action == "own":
            return tried(bench, edits.set_profile_score, active.id, *place, shown.estimate)
        return tried(bench, edits.set_profile_score, shown.profile, *place, None)

    buttons: list[tuple[str, str]] = []
    if shown.profile is None:
        words = _("The scenario’s score, which all profiles share.")
    else:
        profile = scenario.profiles[shown.profile]
        words = _("This is {profile}’s own score.").format(profile=profile.name)
        buttons.append((_("Use the scenario’s score again"), "base"))
    if shown.profile != active.id and shown.estimate is not None:
        buttons.append((_("Give this profile its own score"), "own"))
    return [
        Row("whose", "", "sentences", ((words, "muted"),)),
        Row("whose.change", "", "buttons", tuple(buttons), change),
    ]


def _ends(worst: str, best: str) -> list[str]:
    lines = []
    if worst:
        lines.append(f"−100: {worst}")
    if best:
        lines.append(f"+100: {best}")
    return lines
