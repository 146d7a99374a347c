"""An evaluation as plain text for a terminal: the answer, the table of endpoints, who blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.all_findings import beyond_checks, scenario_findings
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import perception
from scenario_desk.analysis.zones import Zone
from scenario_desk.exchange.findings_text import finding_line
from scenario_desk.presentation.glyph import zone_words
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    blockers,
    divided,
    headline,
    lottery_sentences,
    spoilers,
    undecided,
)
from scenario_desk.presentation.words.titles import title_of

SOME, FIRST, SECOND, NOBODY, OPEN = "◐", "◐", "◑", "○", "◌"
ZONES = {Zone.AGREEMENT: "●", Zone.WITH_PACKAGE: "◉", Zone.TOLERATED: "◎"}


def evaluation_text(evaluation: Evaluation, *, lotteries: bool = False) -> str:
    """What `evaluate` prints without `--json`; with the bargaining solutions over lotteries if
    asked."""
    scenario = evaluation.frame.scenario
    blocks = [
        [scenario.marking, title_of(scenario)],
        [headline(evaluation), assumptions_sentence(scenario, evaluation.assumptions)],
        _divided(evaluation),
        [*_table(evaluation), "", _legend(evaluation)] if scenario.endpoints else [],
        list(_reasons(evaluation)),
        lottery_sentences(evaluation) if lotteries else [],
        _closing(evaluation),
    ]
    return joined(blocks)


def joined(blocks: Iterable[list[str]]) -> str:
    """Blocks of lines, with an empty line between them."""
    text = "\n\n".join("\n".join(map(harmless, block)) for block in blocks if any(block)).lstrip()
    # A terminal does not break lines where it likes, and people search what it shows.
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _divided(evaluation: Evaluation) -> list[str]:
    """What stands between the principals, beyond what the headline has said."""
    seen = perception(evaluation.frame, evaluation.assumptions)
    (_signed, *first), *rest = divided(evaluation, seen)
    return [" ".join(sentences) for sentences in (first, *rest) if sentences]


def sign(acceptable: Iterable[int], zone: int) -> str:
    """The acceptance glyph as one character.

    acceptable: three-valued, per principal; zone: the `Zone` where all accept.
    """
    answers = [int(each) for each in acceptable]
    if not answers or all(each == NO for each in answers):
        return NOBODY
    if UNDECIDED in answers and not (YES in answers and NO in answers):
        return OPEN
    if all(each == YES for each in answers):
        return ZONES[Zone(zone)]
    if len(answers) == 2 and UNDECIDED not in answers:
        return FIRST if answers[0] == YES else SECOND
    return SOME


def _table(evaluation: Evaluation) -> list[str]:
    frame = evaluation.frame
    principals = [frame.actor_index[actor.id] for actor in frame.scenario.principals]
    rows = [["", "", _("Endpoint"), _("Likelihood")]]
    rows[0] += [
        harmless(frame.scenario.actors[frame.actor_ids[place]].label) for place in principals
    ]
    rows[0] += [_("Signature")]
    for row, key in enumerate(frame.endpoint_ids):
        rows.append(
            [
                sign(evaluation.acceptable[row, principals], int(evaluation.zone[row])),
                key,
                harmless(frame.scenario.endpoints[key].name),
                numbers.percent(float(evaluation.endpoint_reach[row])),
                *(_utility(evaluation, row, place) for place in principals),
                _("asked for") if evaluation.asked_to_sign[row] else "",
            ]
        )
    numeric = range(3, 4 + len(principals))
    return list(aligned(rows, numeric))


def _utility(evaluation: Evaluation, row: int, place: int) -> str:
    spread = float(evaluation.spread_high[row, place] - evaluation.spread_low[row, place])
    return numbers.utility(float(evaluation.utility[row, place]), spread=spread)


def aligned(rows: list[list[str]], numeric: range) -> Iterator[str]:
    """A table's rows of cells as lines, its numeric columns to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _legend(evaluation: Evaluation) -> str:
    names = [actor.label for actor in evaluation.frame.scenario.principals]
    meanings = [(ZONES[zone], text) for zone, text in zone_words().items()]
    if len(names) == 2:
        only = _("{actor} only")
        meanings += [(FIRST, only.format(actor=names[0])), (SECOND, only.format(actor=names[1]))]
    else:
        meanings.append((SOME, _("some of them")))
    meanings += [
        (NOBODY, _("neither principal") if len(names) == 2 else _("no principal")),
        (OPEN, _("undecided")),
    ]
    return "   ".join(f"{sign} {meaning}" for sign, meaning in meanings)


def _reasons(evaluation: Evaluation) -> Iterator[str]:
    """Endpoint by endpoint, who stands in its way and why."""
    for key in evaluation.frame.endpoint_ids:
        said = [
            *blockers(evaluation, key),
            *undecided(evaluation, key),
            *spoilers(evaluation, key),
        ]
        if said:
            yield f"{key}  {' '.join(said)}"


def _closing(evaluation: Evaluation) -> list[str]:
    """What was met on the way to the figures, and how much `check` has to say beside it."""
    checked = scenario_findings(evaluation)
    lines = [finding_line(finding) for finding in beyond_checks(evaluation, checked)]
    count = len(checked)
    if count:
        text = ngettext("{count} finding; see `check`.", "{count} findings; see `check`.", count)
        lines.append(text.format(count=count))
    return lines
