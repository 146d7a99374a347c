"""How sure the overlap is, as plain text for a terminal: ranges, endpoints by index, who decides."""

from __future__ import annotations

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.exchange.evaluation_text import aligned, joined
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    by_overlap_index,
    deciding,
    headline,
    headline_with_ranges,
    share_with_error,
    what_was_drawn,
)
from scenario_desk.presentation.words.titles import title_of


def robustness_text(evaluation: Evaluation, found: Robustness, error: float | None) -> str:
    """What `robustness` prints without `--json`.

    evaluation: of the same scenario under the same assumptions, at its best values. error: the
    standard error that was wanted, if one was.
    """
    scenario = found.frame.scenario
    asked = bool(scenario.endpoints) and bool(scenario.principals)
    at_best = [_("At best values: {headline}").format(headline=headline(evaluation))]
    return joined(
        [
            [scenario.marking, title_of(scenario)],
            [headline_with_ranges(found), *(at_best if asked else [])],
            [assumptions_sentence(scenario, found.assumptions)],
            _table(found) if asked else [],
            _reasons(found) if asked else [],
            [what_was_drawn(found), *_short_of(found, error)],
        ]
    )


def _table(found: Robustness) -> list[str]:
    frame = found.frame
    principals = [frame.actor_index[actor.id] for actor in frame.scenario.principals]
    rows = [["", _("Endpoint"), _("All accept")]]
    rows[0] += [harmless(actor.label) for actor in frame.scenario.principals]
    for row in by_overlap_index(found):
        key = frame.endpoint_ids[row]
        shares = (share_with_error(found.acceptability, (row, place)) for place in principals)
        name = harmless(frame.scenario.endpoints[key].name)
        rows.append([key, name, share_with_error(found.overlap_index, (row,)), *shares])
    return list(aligned(rows, range(2, len(rows[0]))))


def _reasons(found: Robustness) -> list[str]:
    """Endpoint by endpoint, whose answer it hangs on."""
    rows = by_overlap_index(found)
    keys = [found.frame.endpoint_ids[row] for row in rows]
    said = [(key, deciding(found, key)) for key in keys]
    return [f"{key}  {sentence}" for key, sentence in said if sentence]


def _short_of(found: Robustness, error: float | None) -> list[str]:
    """That a run has fewer draws, or a greater error, than was wanted; at most one sentence."""
    if found.reached(error):
        return []
    if not found.finished:
        text = _("Stopped after {done} of {samples} draws.")
        done, wanted = found.samples, found.drawing.sampling.samples
        return [text.format(done=numbers.grouped(done), samples=numbers.grouped(wanted))]
    if error is None:
        return []
    text = _("The standard error that was asked for is not reached: the largest is {error}.")
    return [text.format(error=numbers.error_percent(found.largest_error))]
