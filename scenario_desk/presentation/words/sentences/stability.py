"""Whether an endpoint would hold: who would turn it into another, ratify it, or leave on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.doubts import CLOSE_CALLS, Doubt
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.stability.coalitions import Jumps
from scenario_desk.analysis.stability.concepts import CONCEPTS
from scenario_desk.analysis.stability.keeping import Breach, keeping
from scenario_desk.analysis.stability.ratifying import Ratification, ratifications, signed
from scenario_desk.analysis.stability.shifts import Holding, gain, gain_doubt, too_many
from scenario_desk.analysis.stability.temptations import Answer, Temptation
from scenario_desk.model.naming import called
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.messages import filled, listed
from scenario_desk.presentation.words.sentences.phrasing import MOST_NAMES, points, quoted


def stability_verdict(evaluation: Evaluation, endpoint: str) -> str:
    """In one sentence whether an endpoint holds against what actors can do by themselves."""
    holding = evaluation.holding
    if holding is None:
        return _(_TOO_MANY if too_many(evaluation.frame) else _NO_SHIFTS)
    row = evaluation.frame.endpoint_index[endpoint]
    if not holding.can_be_left(row):
        return _("No shift is described that leads away from it: whether it holds is not tested.")
    concept = strongest_concept(holding, row)
    if concept is not None:
        return _(_HOLDS[concept])
    if UNDECIDED in holding.equilibrium[:, row]:
        return _(_OPEN)
    gains = [each for each in holding.temptations(row) if each.answer == "none"]
    close = all(
        gain_doubt(evaluation, each.actor, row, each.target) in CLOSE_CALLS for each in gains
    )
    return _(_HARDLY) if close else _("It does not hold.")


def strongest_concept(holding: Holding, endpoint: int) -> str | None:
    """The strongest demand by which the endpoint of this row holds, None where it does by none."""
    answers = dict(zip(CONCEPTS, holding.equilibrium[:, endpoint].tolist(), strict=True))
    return next((each for each in _BY_STRENGTH if answers[each] == YES), None)


def stability_reasons(evaluation: Evaluation, endpoint: str) -> list[str]:
    """Why: for each shift that somebody gains by, who could answer it; then what is not known."""
    holding = evaluation.holding
    if holding is None:
        return []
    row = evaluation.frame.endpoint_index[endpoint]
    said = [_temptation(evaluation, row, each) for each in holding.temptations(row)]
    for actor, there in holding.doubtful(row):
        text = _("Whether {actor} would gain by turning it into {there} is not known.")
        said.append(text.format(actor=_actor(evaluation, actor), there=_end(evaluation, there)))
    return said


def jump_sentences(evaluation: Evaluation, found: Jumps | None, endpoint: str) -> list[str]:
    """Who would leave an endpoint together, though nobody of them alone; at most one sentence."""
    row = evaluation.frame.endpoint_index[endpoint]
    jumps = found.get(row, ()) if found else ()
    if not jumps:
        return []
    said = [
        _("{actors} to {there}").format(
            actors=listed(_actor(evaluation, actor) for actor in each.coalition),
            there=_end(evaluation, each.target),
        )
        for each in jumps
    ]
    text = _("Together some would go further, each of them to its own gain: {moves}.")
    return [text.format(moves=_first(said))]


def ratification_sentences(evaluation: Evaluation, endpoint: str) -> list[str]:
    """A sentence for each principal that needs the acceptance of others; else that nobody does."""
    row = evaluation.frame.endpoint_index[endpoint]
    if not signed(evaluation, row):
        return [_("Nobody signs it, so nobody has to ratify it.")]
    said = [_ratified(evaluation, each) for each in ratifications(evaluation, row)]
    return said or [_("Nobody is named whose acceptance those who sign would need at home.")]


def keeping_sentences(evaluation: Evaluation, endpoint: str) -> list[str]:
    """Whether those who sign would go on to the end, and else who leaves where, at what price."""
    row = evaluation.frame.endpoint_index[endpoint]
    found = keeping(evaluation, row)
    if found is None:
        return []
    said = [
        _breach(evaluation, [each for each in found.breaches if each.actor == actor])
        for actor in dict.fromkeys(each.actor for each in found.breaches)
    ]
    if said and found.clear:
        said.append(
            _("There is also a way there on which nobody who signs would do better by leaving.")
        )
    if said:
        return said
    if found.answer == UNDECIDED:
        return [_("Whether all who sign would go on to its end is not known.")]
    return [_("On the way there nobody who signs would do better by leaving.")]


def _temptation(evaluation: Evaluation, row: int, found: Temptation) -> str:
    places = (found.target, *(there for _mover, there in found.steps))
    steps = [
        _step(evaluation, actor, here, there)
        for here, (actor, there) in zip(places, found.steps, strict=False)
    ]
    return _(_TEMPTED[found.answer]).format(
        actor=_actor(evaluation, found.actor),
        here=_end(evaluation, row),
        there=_end(evaluation, found.target),
        gain=_gain(evaluation, found.actor, row, found.target),
        steps=_(", then ").join(steps),
    )


def _step(evaluation: Evaluation, actor: int, here: int, there: int) -> str:
    """One answer; that it serves who gives it is said where that is by little."""
    text = _("{actor} to {there}")
    gained = gain(evaluation, actor, here, there)
    if gained > 0.0 and gain_doubt(evaluation, actor, here, there) in CLOSE_CALLS:
        text = _("{actor} to {there}, which barely serves it")
    return text.format(actor=_actor(evaluation, actor), there=_end(evaluation, there))


def _gain(evaluation: Evaluation, actor: int, here: int, there: int) -> str:
    gained = points(gain(evaluation, actor, here, there))
    doubt = gain_doubt(evaluation, actor, here, there)
    if doubt == Doubt.WITHIN_RANGE:
        return _("{gain} better, within the scores' ranges").format(gain=gained)
    if doubt == Doubt.TOO_CLOSE:
        return _("{gain} better, too close to call").format(gain=gained)
    return _("{gain} better").format(gain=gained)


def _ratified(evaluation: Evaluation, found: Ratification) -> str:
    asked = len(found.accepting) + len(found.refusing) + len(found.undecided)
    values = {
        "actor": _actor(evaluation, found.actor),
        "accepting": _actors(evaluation, found.accepting),
        "refusing": _actors(evaluation, found.refusing),
        "undecided": _actors(evaluation, found.undecided),
    }
    parts = [
        _(text).format(**values)
        for text, rows in (
            (_ACCEPTING, found.accepting),
            (_REFUSING, found.refusing),
            (_UNDECIDED, found.undecided),
        )
        if rows
    ]
    pattern = ngettext(*_RATIFIED[found.answer], asked)
    return filled(
        pattern, count=asked, needed=found.needed, said="; ".join(parts), actor=values["actor"]
    )


def _breach(evaluation: Evaluation, found: Sequence[Breach]) -> str:
    """Where one actor would leave first, and what that would have to cost it."""
    first, dearest = found[0], max(found, key=lambda each: each.cost)
    frame = evaluation.frame
    text = ngettext(
        "{actor} would do better by leaving at {node:at} than by going on: leaving would have to cost"
        " it at least {cost}.",
        "{actor} would do better by leaving at {count} steps of the way there than by going on, first"
        " at {node:at}: leaving would have to cost it up to {cost}.",
        len(found),
    )
    return filled(
        text,
        actor=_actor(evaluation, first.actor),
        count=len(found),
        node=called(frame.scenario, frame.node_ids[first.node]),
        cost=points(dearest.cost),
    )


def _actor(evaluation: Evaluation, row: int) -> str:
    return evaluation.frame.scenario.actors[evaluation.frame.actor_ids[row]].label


def _actors(evaluation: Evaluation, rows: Iterable[int]) -> str:
    return listed(_actor(evaluation, row) for row in rows)


def _end(evaluation: Evaluation, row: int) -> str:
    return quoted(evaluation.frame.scenario.endpoints[evaluation.frame.endpoint_ids[row]].name)


def _first(said: list[str]) -> str:
    """The first of them, and how many more there are."""
    left = len(said) - MOST_NAMES
    if left <= 0:
        return "; ".join(said)
    more = ngettext("{count} more", "{count} more", left).format(count=left)
    return "; ".join([*said[:MOST_NAMES], more])


_NO_SHIFTS = mark(
    "No shifts are described, so nothing is known of whether it would hold; say which actor could"
    " turn which endpoint into which."
)
_TOO_MANY = mark(
    "There are more shifts than can be looked at, so nothing is known of whether it would hold; keep"
    " those that matter."
)
_OPEN = mark("Whether it holds is not known, because a utility is missing.")
_HARDLY = mark("It barely fails to hold: who would leave gains too little by it to be sure of.")
_BY_STRENGTH = ("nash", "seq", "smr", "gmr")
_HOLDS = {
    "nash": mark("It holds against shifts: nobody gains by one that leads away from it (Nash)."),
    "seq": mark(
        "It holds as long as shifts are answered: whoever gains by one can be answered by others, each"
        " with a step it gains by (SEQ)."
    ),
    "smr": mark(
        "It holds only if shifts are punished even at a cost: whoever gains by one can be answered so"
        " that there is no way back to a gain (SMR)."
    ),
    "gmr": mark(
        "It holds only if shifts are punished even at a cost, and whoever is punished does not shift"
        " again (GMR)."
    ),
}
_TEMPTED: dict[Answer, str] = {
    "none": mark("{actor} would slide from {here} to {there} ({gain}), and nobody can punish it."),
    "escaped": mark(
        "{actor} would slide from {here} to {there} ({gain}); others can answer ({steps}), but it"
        " would get away again."
    ),
    "able": mark(
        "{actor} would gain by sliding from {here} to {there} ({gain}); others can take the gain away"
        " ({steps}), though not each with a step it gains by."
    ),
    "willing": mark(
        "{actor} would gain by sliding from {here} to {there} ({gain}), but others would take the gain"
        " away, each with a step it gains by: {steps}."
    ),
}
_ACCEPTING = mark("accepted by {accepting}")
_REFUSING = mark("refused by {refusing}")
_UNDECIDED = mark("undecided: {undecided}")
_RATIFIED = {
    YES: (
        mark("{actor} could carry it out: the acceptance it needs is there ({said})."),
        mark("{actor} could carry it out, for which it needs {needed} of {count} ({said})."),
    ),
    NO: (
        mark("{actor} could hardly carry it out: the acceptance it needs is missing ({said})."),
        mark("{actor} could hardly carry it out: it needs {needed} of {count} ({said})."),
    ),
    UNDECIDED: (
        mark("Whether {actor} could carry it out is undecided ({said})."),
        mark(
            "Whether {actor} could carry it out is undecided: it needs {needed} of {count} ({said})."
        ),
    ),
}
