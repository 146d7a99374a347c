"""What a merge leaves to be decided, and what each choice does."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.zones import Zone
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.merging.weighing import Sources, by_itself, weigh
from scenario_desk.model import edits
from scenario_desk.model.merging import merge
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario
from tests.desk.merging.forks import BASE, MOVED, REMOVED, SCORED, WEIGHED, clean, ours, theirs
from tests.model.building import small_scenario


def sources(mine: Scenario, other: Scenario, base: Scenario | None = BASE) -> Sources:
    return Sources(base, Opened.of(mine), other, mine.assumptions)


def test_what_is_decided_together_is_one_decision_in_a_readers_order():
    found = weigh(sources(ours(), theirs()), {})
    assert [each.key for each in found.decisions] == [REMOVED, MOVED, SCORED, WEIGHED]
    removal = found.decisions[0]
    assert [each.path for each in removal.conflicts] == [REMOVED, ("nodes", "hold", "probability")]
    assert removal.title == "Ours removes “Moscow resists”, in which theirs changed 2 things"
    assert removal.outcomes == {
        "ours": "“Moscow resists” stays removed; what theirs changed about it is left out.",
        "theirs": "“Moscow resists” comes back, with what theirs changed about it.",
    }
    assert [(row.base, row.ours, row.theirs) for row in removal.rows(1)] == [
        ("“The lines hold”", "removed", "“They stay”")
    ]


def test_a_choice_is_told_from_its_alternative_with_the_others_as_chosen():
    chosen = {REMOVED: "theirs"}
    found = weigh(sources(ours(), theirs()), chosen, SCORED)
    assert found.alternatives is not None
    assert found.alternatives.effect is not None
    (before, now) = found.alternatives.effect.before, found.alternatives.effect.after
    assert found.alternatives.effect.zones[Zone.AGREEMENT].entered == ("e1",)
    for evaluation, side in ((before, "ours"), (now, "theirs")):
        merged = merge(BASE, ours(), theirs(), {**chosen, SCORED: side}).scenario
        assert evaluation.frame.scenario == merged


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_is_chosen_changes_the_result_not_the_alternatives(side):
    found = weigh(sources(ours(), theirs()), {SCORED: side}, SCORED)
    assert found.alternatives is not None
    assert found.alternatives.effect is not None
    assert found.alternatives.effect.zones[Zone.AGREEMENT].counts == (0, 1)
    assert len(found.effect.zones[Zone.AGREEMENT].entered) == (side == "theirs")


@pytest.mark.parametrize("chosen", [{}, {REMOVED: "theirs"}])
def test_what_lies_between_the_alternatives_is_told_from_ours_to_theirs(chosen):
    found = weigh(sources(ours(), theirs()), chosen, REMOVED).alternatives
    assert found is not None
    (removal,) = found.between
    assert (removal.what, removal.id) == ("added", "resist")
    assert {part.id for part in removal.parts} == {"hold", "rout"}


def test_the_result_has_the_figures_of_a_scenario_evaluated_anew():
    result = weigh(sources(ours(), theirs()), dict.fromkeys((SCORED, REMOVED), "theirs")).result
    anew = evaluate(lower(result.scenario), result.scenario.assumptions)
    assert (result.evaluation.acceptable == anew.acceptable).all()
    assert result.evaluation.endpoint_reach == pytest.approx(anew.endpoint_reach)


def test_what_merges_by_itself_is_told_by_side():
    own = by_itself(sources(ours(), theirs()))
    assert [each.id for each in own.theirs] == ["e2/ru1"]
    assert [each.field for each in own.ours] == ["question"]


def test_without_a_base_nothing_merges_by_itself():
    found = sources(ours(), clean(), None)
    assert by_itself(found).theirs == by_itself(found).ours == ()
    assert {each.key for each in weigh(found, {}).decisions} > {SCORED}


def test_a_side_that_brings_nothing_changes_nothing():
    assert not weigh(sources(ours(), BASE), {}).changed
    assert weigh(sources(ours(), clean()), {}).changed


def test_an_alternative_that_is_refused_says_why():
    """Where ours made a branch deeper and theirs put it deep down, together they are too deep."""
    base = small_scenario()
    node = "leave"
    for level in range(TREE_LEVELS - 10):
        base = edits.add_child(base, node, f"d{level}", f"Deep {level}")
        node = f"d{level}"
    mine = edits.move(base, "talks", "push")
    for level in range(8):
        mine = edits.add_child(mine, "deal" if not level else f"o{level - 1}", f"o{level}", "On")
    other = edits.move(base, "talks", base.parents[node])
    found = weigh(sources(mine, other, base), {}, ("nodes", "talks", "place"))
    assert found.alternatives is not None
    assert found.alternatives.effect is None
    assert found.alternatives.refused is not None
    side, message = found.alternatives.refused
    assert (side, message.code) == ("theirs", "too_deep")
    with pytest.raises(EditRefused):
        weigh(sources(mine, other, base), {("nodes", "talks", "place"): "theirs"})
