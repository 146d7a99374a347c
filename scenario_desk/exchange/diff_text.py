"""What separates two scenarios as plain text for a terminal, and what it means for the overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from scenario_desk.analysis.effect import Effect
from scenario_desk.presentation.words.changes import SECTIONS, Difference
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import effect_headline, effect_sentences


def diff_text(found: tuple[Difference, ...], effect: Effect, *, whole: bool) -> str:
    """What `diff` prints without `--json`; `whole`: also each part of what is summed up."""
    scenarios = (effect.before.frame.scenario, effect.after.frame.scenario)
    markings = [each.marking for each in scenarios if each.marking]
    blocks: list[list[str]] = [list(dict.fromkeys(markings))]
    if not found:
        blocks.append([_("The scenarios are equal.")])
    else:
        blocks += difference_blocks(found, whole=whole)
        effects = [effect_headline(effect), *effect_sentences(effect)]
        blocks.append([_("Effect"), *(f"  {line}" for line in effects)])
    text = "\n\n".join("\n".join(map(harmless, block)) for block in blocks if block)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def difference_blocks(found: tuple[Difference, ...], *, whole: bool) -> list[list[str]]:
    """A list of lines for each section: its heading, then what separates the two, indented."""
    return [
        [_(SECTIONS[section]), *_lines(differences, whole)]
        for section, differences in groupby(found, lambda each: each.section)
    ]


def _lines(found: Iterable[Difference], whole: bool, indent: str = "  ") -> Iterator[str]:
    for each in found:
        yield f"{indent}{each.sentence}"
        if whole:
            yield from _lines(each.parts, whole, f"{indent}  ")
