"""Where holders see the endpoints, by value, and of whom that is said."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import perception
from scenario_desk.analysis.seen_elsewhere import seen_elsewhere
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.pictures import as_seen, pictures_held
from scenario_desk.model.table import Table
from tests.analysis.perception.test_corrections import ENDS, picture, two_interests


def test_it_is_where_the_picture_puts_them() -> None:
    """Washington takes `zones` for 0 on Moscow's first interest of two, and −20 on the second."""
    scenario = two_interests(picture(scores=Table({("zones", "ru1"): Estimate(0)})))
    (view,) = seen_elsewhere(lower(scenario), Assumptions())
    assert view.holder == "us"
    row = ENDS.index("zones")
    us, ru = view.utility[row].tolist()
    assert (us, ru) == (pytest.approx(20), pytest.approx(-10))
    assert view.missed.tolist() == [end == "zones" for end in ENDS]
    assert not view.hoped.any()


def test_it_agrees_with_the_gap_on_the_flagship() -> None:
    frame = lower(load(locate("scenarios", "syria-2017.scenario")))
    gaps = perception(frame, Assumptions())
    views = evaluate(frame, Assumptions()).seen_elsewhere
    assert [view.holder for view in views] == list(gaps)
    for view in views:
        ids = frame.endpoint_ids
        gap = gaps[view.holder]
        assert tuple(i for i, on in zip(ids, view.missed, strict=True) if on) == (
            gap.missed_agreements
        )
        assert tuple(i for i, on in zip(ids, view.hoped, strict=True) if on) == gap.false_hopes


def test_as_one_sees_it_only_that_one_is_said() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    frame = lower(scenario)
    assumed = as_seen(scenario, Assumptions(), pictures_held(scenario)["ru"])
    assert [view.holder for view in seen_elsewhere(frame, assumed)] == ["ru"]
    both = Assumptions(profiles=Table({"us": "perc-us-by-ru", "ru": "perc-ru-by-us"}))
    assert seen_elsewhere(frame, both) == ()


def test_without_pictures_there_is_nothing() -> None:
    assert seen_elsewhere(lower(two_interests(picture())), Assumptions())[0].missed.any() == 0
    plain = two_interests(picture())
    assert seen_elsewhere(lower(edits.remove(plain, "profiles", "seen")), Assumptions()) == ()
