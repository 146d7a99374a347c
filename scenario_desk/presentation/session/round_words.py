"""What is said of a round before it is revealed."""

from __future__ import annotations

from collections import Counter

from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed


def asked_sentence(asked: Round) -> str:
    """What is asked, counted: "Asked: 12 scores and 4 weights."; "" where nothing is."""
    count = Counter(each.kind for each in items(asked))
    parts = [_of_kind(kind, number) for kind, number in count.items()]
    return _("Asked: {what}.").format(what=listed(parts)) if parts else ""


def again_name(scenario: Scenario, asked: Round) -> str:
    """What a round is called that asks one again: "Scores (round 2)", then "Scores (round 3)"."""
    first, number = asked, 2
    while first.after is not None and first.after in scenario.rounds:
        first, number = scenario.rounds[first.after], number + 1
    return _("{round} (round {number})").format(round=first.name, number=number)


def _of_kind(kind: str, count: int) -> str:
    counted = {
        "score": ngettext("{count} score", "{count} scores", count),
        "weight": ngettext("{count} weight", "{count} weights", count),
        "branch": ngettext("{count} probability", "{count} probabilities", count),
        "red_line": ngettext("{count} red line", "{count} red lines", count),
        "reservation": ngettext("{count} no-agreement value", "{count} no-agreement values", count),
        "poll": _("a poll of endpoints"),
        "seed": ngettext("{count} question of fact", "{count} questions of fact", count),
        "package": ngettext(
            "whether {count} package could be signed",
            "which of {count} packages could be signed",
            count,
        ),
        "success": _("how likely a move succeeds"),
    }
    return counted[kind].format(count=count)


def of_whom(scenario: Scenario, asked: Round) -> str:
    """Who is asked, and as whom; "" where everybody is, as themselves."""
    seats = listed([name_of(scenario, "actors", key) for key in asked.of])
    role = name_of(scenario, "actors", asked.as_actor) if asked.as_actor else ""
    if seats and role:
        return _("Asked of {seats}, answering as {actor} would.").format(seats=seats, actor=role)
    if seats:
        return _("Asked of {seats}.").format(seats=seats)
    return _("Answer as {actor} would.").format(actor=role) if role else ""


def in_words(answered: int, asked: int | None) -> str:
    """How many have answered, of so many where that is known."""
    if asked is None:
        return ngettext("{count} answered", "{count} answered", answered).format(count=answered)
    return ngettext("{some} of {count} is in", "{some} of {count} are in", answered).format(
        some=answered, count=asked
    )


def left_words(seconds: int) -> str:
    """How long a countdown has yet: "2:05"."""
    if seconds <= 0:
        return _("Time is up")
    return f"{seconds // 60}:{seconds % 60:02}"


def digest_words(digest: str) -> str:
    """The seal of a round, to be noted down; "" where it has none."""
    if not digest:
        return ""
    return _(
        "Whoever notes this down can tell later that no ballot was changed (SHA-256 of all ballots and"
        " a secret number): {digest}"
    ).format(digest=" ".join(digest[at : at + 8] for at in range(0, len(digest), 8)))
