"""Who sees it wrongly, as plain text for a terminal."""

from __future__ import annotations

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import Corrections, Hypergame, Perception
from scenario_desk.exchange.evaluation_text import aligned, joined
from scenario_desk.presentation.perceived import Listing, left_out, misread, perceived
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    correction_sentences,
    endpoint_as_seen,
    endpoint_standing,
    gap_sentences,
    nobody_sees,
    outlook_sentences,
    surprise_sentences,
)
from scenario_desk.presentation.words.sentences.phrasing import no_principals
from scenario_desk.presentation.words.titles import title_of


def perception_text(
    evaluation: Evaluation,
    seen: dict[str, Perception],
    games: Hypergame,
    corrected: dict[str, Corrections],
    endpoint: str | None = None,
) -> str:
    """What `perception` prints without `--json`; all of the same scenario under the same
    assumptions, of one endpoint alone if its id is given."""
    scenario = evaluation.frame.scenario
    blocks = [
        [scenario.marking, title_of(scenario)],
        [assumptions_sentence(scenario, evaluation.assumptions)],
    ]
    if not scenario.principals:
        return joined([*blocks, [no_principals()]])
    if not seen:
        return joined([*blocks, [nobody_sees()]])
    if endpoint is not None:
        said = [endpoint_standing(games, endpoint)]
        said += [
            endpoint_as_seen(games, holder, gap, corrected[holder], endpoint)
            for holder, gap in seen.items()
        ]
        return joined([*blocks, *([" ".join(sentences)] for sentences in said)])
    blocks.append([" ".join(outlook_sentences(games))])
    for holder, gap in seen.items():
        blocks.append(
            [
                " ".join(gap_sentences(scenario, holder, gap)),
                " ".join(surprise_sentences(holder, games)),
                " ".join(correction_sentences(scenario, holder, gap, corrected[holder])),
            ]
        )
    blocks += [_table(each) for each in (*perceived(evaluation, seen), *misread(games, corrected))]
    return joined([*([line for line in block if line] for block in blocks), [left_out(seen)]])


def _table(listing: Listing) -> list[str]:
    rows = [list(map(harmless, cells)) for cells in (listing.columns, *listing.rows)]
    numeric = range(1, len(listing.columns)) if listing.of_numbers else range(0)
    return [listing.title, *aligned(rows, numeric)]
