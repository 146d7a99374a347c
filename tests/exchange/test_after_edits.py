"""Whatever people make of a scenario, it can be saved and comes back, in every format."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.exchange.csv_tables import read_tables, write_tables
from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario
from tests.model.random_edits import STEPS, Step

plans = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 2**32 - 1)), min_size=10, max_size=60
)


def edited(plan: list[tuple[Step, int]]) -> Scenario:
    scenario = small_scenario()
    for number, (step, seed) in enumerate(plan):
        with suppress(EditRefused):
            scenario = step(scenario, Random(seed), f"new{number}")
    return scenario


@settings(max_examples=100)
@given(plans)
def test_a_file_gives_back_what_was_edited(plan):
    scenario = edited(plan)
    content = dumps(scenario)
    again = loads(content)
    assert again == scenario
    assert dict(again.parents) == dict(scenario.parents)
    assert dumps(again) == content


@settings(max_examples=30)
@given(plans)
def test_tables_give_back_what_was_edited(plan):
    scenario = edited(plan)
    with TemporaryDirectory() as folder:
        write_tables(scenario, Path(folder))
        assert read_tables(Path(folder)) == scenario
