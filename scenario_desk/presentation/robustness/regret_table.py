"""How endpoints fare whoever sits at the table: the worst case of each, and what is lost by it."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.regret import Regrets
from scenario_desk.presentation.glyph import glyph
from scenario_desk.presentation.robustness.cells import Axis, Bar, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import points, principals_of, quoted


def regret_table(regrets: Regrets, evaluation: Evaluation) -> RowFigure:
    """The endpoints, those with the best worst case first."""
    frame, title = evaluation.frame, _("Whoever sits there")
    scenario = frame.scenario
    places = [place for place, _actor in principals_of(evaluation)]
    # nan last: what is unknown is nobody's best.
    order = np.argsort(-np.nan_to_num(regrets.worst, nan=-np.inf), kind="stable").tolist()
    rows = []
    for row in order:
        key = frame.endpoint_ids[row]
        worst, regret = float(regrets.worst[row]), float(regrets.regret[row])
        shown = glyph(evaluation.acceptable[row, places].tolist(), int(evaluation.zone[row]))
        gain = numbers.signed(worst, 0 if abs(worst) >= 10 else 1)
        cells = (
            Words(scenario.endpoints[key].name, glyph=shown),
            Bar(worst, np.nan, np.nan, gain, "overlap" if worst >= 0 else "neither"),
            Words(gain, align="right", strong=worst >= 0),
            Words(_case(regrets, evaluation, int(regrets.worst_in[row])), "muted", small=True),
            Words(numbers.utility(regret, 0 if regret >= 10 else 1), align="right"),
        )
        rows.append(Row(key, cells))
    return RowFigure(
        title=title,
        says=_says(regrets, evaluation, order),
        columns=(
            Column(_("Endpoint")),
            Column(_("Worst case, points to spare"),
                   _axis(regrets), grows=1, least=70),
            Column(_("Points"), align="right", where="picture"),
            Column(_("With"), Axis(0.0, 1.0), grows=1, least=90),
            Column(_("Most regret"), align="right"),
        ),
        rows=tuple(rows),
        foot=tuple(_foot(regrets)),
        of_numbers=False,
    )  # fmt: skip


def _axis(regrets: Regrets) -> Axis:
    known = np.append(regrets.worst[np.isfinite(regrets.worst)], 0.0)
    low, high = float(known.min()), float(known.max())
    return Axis(low, max(high, low + 1.0), ((0.0, ""),), strong=0.0)


def _says(regrets: Regrets, evaluation: Evaluation, order: list[int]) -> tuple[str, ...]:
    """Which endpoint has the best worst case, which profiles make it, and which has least regret."""
    known = [row for row in order if np.isfinite(regrets.worst[row])]
    if not known:
        return (_("Scores are missing: no worst case is known yet."),) if order else ()
    best, least = known[0], min(known, key=lambda row: float(regrets.regret[row]))
    worst = float(regrets.worst[best])
    case = _case(regrets, evaluation, int(regrets.worst_in[best]))
    name = _name(evaluation, best)
    safe = [row for row in known if regrets.worst[row] >= 0]
    if len(regrets.combinations) < 2:
        first = _("There is one own profile of each principal: give an actor another, to see what changes with who sits there.")  # fmt: skip
        return (first,)
    if safe:
        text = ngettext(
            "{count} endpoint is acceptable to all whoever sits there.",
            "{count} endpoints are acceptable to all whoever sits there.",
            len(safe),
        )
        said = [text.format(count=len(safe))]
        text = _("The surest is {name}: at worst {points} to spare, with {case}.")
    else:
        said = [_("No endpoint is acceptable to all whoever sits there.")]
        text = _("The nearest is {name}: at worst {points} short, with {case}.")
    said.append(text.format(name=quoted(name), points=points(worst), case=case))
    if least != best:
        text = _("Least is lost with {name}: at most {points} against the best there could be.")
        lost = points(float(regrets.regret[least]))
        said.append(text.format(name=quoted(_name(evaluation, least)), points=lost))
    return tuple(said)


def _foot(regrets: Regrets) -> list[str]:
    text = ngettext(
        "{count} combination of the principals’ own profiles; how likely it is plays no part.",
        "{count} combinations of the principals’ own profiles; how likely each is plays no part.",
        len(regrets.combinations),
    )
    said = [text.format(count=numbers.grouped(len(regrets.combinations)))]
    said.append(_("Most regret: the most that is lost against the best endpoint of the same case."))
    if regrets.left_out:
        text = _("{count} more combinations are not worked out.")
        said.append(text.format(count=numbers.grouped(regrets.left_out)))
    return said


def _case(regrets: Regrets, evaluation: Evaluation, combination: int) -> str:
    """The profiles that make a case, by their names."""
    if combination < 0:
        return _("unknown")
    profiles = evaluation.frame.scenario.profiles
    return listed(quoted(profiles[key].name) for key in regrets.combinations[combination])


def _name(evaluation: Evaluation, row: int) -> str:
    frame = evaluation.frame
    return frame.scenario.endpoints[frame.endpoint_ids[row]].name
