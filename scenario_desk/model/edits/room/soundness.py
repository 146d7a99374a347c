"""What rounds, assessments and what stands beside them may hold."""

from __future__ import annotations

from scenario_desk.model.edits.judging import judged, known, refuse_off_scale
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.room import ABOUT, ASKS, Assessment, Judgement, Proposal, Round, Seed
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario

_FIXED = frozenset(ASKS) | {"of", "as_actor", "numbers", "anonymity", "after"}
"""What nobody can change of a round that participants have seen."""


def sound_seed(_scenario: Scenario, seed: Seed, names: set[str]) -> None:
    """Raise EditRefused where the bounds of a seed question leave no room for its truth."""
    if names & {"truth", "least", "most"} and not in_order(seed):
        raise EditRefused("seed_out_of_order", seed=seed.name)


def in_order(seed: Seed) -> bool:
    """Whether least ≤ truth ≤ most, as far as they are said."""
    said = [each for each in (seed.least, seed.truth, seed.most) if each is not None]
    return said == sorted(said)


def sound_proposal(_scenario: Scenario, proposal: Proposal, names: set[str]) -> None:
    """Raise EditRefused where the chance or the die is no number of 0 to 1."""
    for field in names & {"chance", "roll"}:
        value = getattr(proposal, field)
        if value is not None:
            refuse_off_scale(value, "probability")


def sound_round(scenario: Scenario, asked: Round, names: set[str]) -> None:
    """Raise EditRefused where what participants have seen of a round would be another."""
    before = scenario.rounds.get(asked.id)
    if before is not None and before.state != "prepared" and names & _FIXED:
        raise EditRefused("round_stays", round=before.name)


def sound_assessment(scenario: Scenario, told: Assessment, names: set[str]) -> None:
    """Raise EditRefused where an assessment is no answer, or the second of a participant."""
    if names & {"answer", "choice", *_IDS}:
        refuse_unsound_answer(scenario, told)
    if told.participant is None or not names & {"participant", "round", "as_actor", *_IDS}:
        return
    mine = _place(told)
    if any(_place(each) == mine and each.id != told.id for each in scenario.assessments.values()):
        raise EditRefused("answered_twice", what=called_judgement(scenario, told.judgement))


def refuse_unsound_answer(scenario: Scenario, told: Assessment) -> None:
    """Raise EditRefused where an assessment does not say what it judges, or judges it off its scale."""
    if not says_what(told):
        raise EditRefused("judges_nothing", id=told.id)
    for field, key in told.judgement.names.items():
        known(scenario, ROSTERS["assessments"].names[field], key)
    for key in told.choice:
        known(scenario, "endpoints", key)
    if not isinstance(told.answer, Estimate):
        return
    judged(scenario, told.answer, told.scale)
    if told.kind == "seed":
        seed: Seed = known(scenario, "seeds", told.seed or "")
        if (value := beyond(seed, told.answer)) is not None:
            raise EditRefused("seed_beyond", seed=seed.name, value=value)


def says_what(told: Assessment) -> bool:
    """Whether an assessment names what its kind judges and nothing else, and answers as it may."""
    named = {field for field in _IDS - {"kind"} if getattr(told, field) is not None}
    if told.kind == "poll":
        return not named and not isinstance(told.answer, Estimate)
    return named == set(ABOUT[told.kind]) and told.answer is not None and not told.choice


def beyond(seed: Seed, answer: Estimate) -> float | None:
    """The first number of an answer outside the bounds of a seed question; None where none is."""
    for value in (answer.best, *answer.spread):
        below = seed.least is not None and value < seed.least
        above = seed.most is not None and value > seed.most
        if below or above:
            return value
    return None


def called_judgement(scenario: Scenario, judgement: Judgement) -> Message:
    """What to call a judgement in a sentence: by the names of what it is of."""
    names = [
        called(scenario, key) if field == "branch" else name_of(scenario, COLLECTIONS[field], key)
        for field, key in judgement.names.items()
    ]
    first, second, *_rest = *names, "", ""
    return Message("judgement_called", {"kind": judgement.kind, "first": first, "second": second})


COLLECTIONS = {**ROSTERS["assessments"].names, "package": "packages"}
"""By field that a judgement names: whose ids it holds."""
_IDS = frozenset({"kind", *(field for fields in ABOUT.values() for field in fields)}) - {"package"}


def _place(told: Assessment) -> tuple[object, ...]:
    return told.participant, told.round, told.as_actor, told.judgement
