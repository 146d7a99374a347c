"""A copy to share, written into a file of its own, and the list of what it goes without."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.saving_apart import save_apart
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing import LeftOut, Mention
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words

_SHOWN, _BEFORE = 70, 20
"""Letters of a text that are shown, and how many of them before a name in it."""


def save_copy(copy: Scenario, path: Path, source: Path | None) -> None:
    """Write a copy, whole or not at all, but never over `source`, which it is of, or an open file.

    Raises FileRefused and leaves what was there.
    """
    refuse_itself(path, source)
    save_apart(copy, path)


def refuse_itself(path: Path, source: Path | None) -> None:
    """Raise FileRefused where both are the same file, by whatever name or link."""
    if source is None:
        return
    same = os.path.realpath(path) == os.path.realpath(source)
    if same or (path.exists() and source.exists() and path.samefile(source)):
        raise FileRefused("share_over_itself", file=path.name)


def sentences(left_out: Sequence[LeftOut]) -> list[str]:
    """What a copy goes without, a sentence each."""
    return [words(each.message) for each in left_out] or [_("Nothing is left out.")]


def mentions_of(left_out: Sequence[LeftOut]) -> list[Mention]:
    """The texts in which the person's name was written, or still is."""
    return [mention for each in left_out for mention in each.mentions]


def shown(mention: Mention) -> str:
    """Where a name is written and what stands there, on one line."""
    first = max(0, mention.start - _BEFORE) if len(mention.text) > _SHOWN else 0
    text = " ".join(mention.text[first : first + _SHOWN].split())
    before, after = "…" if first else "", "…" if len(mention.text) > first + _SHOWN else ""
    text = f"{before}{text}{after}"
    return _("{place}: {text}").format(place=words(mention.where), text=text)


def share_text(left_out: Sequence[LeftOut]) -> str:
    """What `share` prints: each sentence, and below it the places it speaks of."""
    return "\n".join(_lines(left_out))


def _lines(left_out: Sequence[LeftOut]) -> Iterator[str]:
    for each, sentence in zip(left_out or (None,), sentences(left_out), strict=True):
        yield sentence
        for mention in each.mentions if each else ():
            yield f"  {'/'.join(mention.at)}  {shown(mention)}"


def share_json(scenario: Scenario, out: Path, left_out: Sequence[LeftOut]) -> dict[str, Any]:
    """What `share --json` prints: a contract for scripts, whose fields may only grow in number."""
    return {
        "scenario": scenario.title,
        "file": str(out),
        "left_out": [
            {"what": each.what, "count": each.count, "sentence": words(each.message)}
            for each in left_out
        ],
        "mentions": [
            {
                "at": mention.at,
                "where": words(mention.where),
                "text": mention.text,
                "kept": mention.kept,
            }
            for mention in mentions_of(left_out)
        ],
    }
