"""What stands where in an order: only what comes, and what it comes after, is walked."""

from __future__ import annotations

import pytest

from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches.ordering import placed

KEPT = ("a", "b", "c")


@pytest.mark.parametrize(
    ("arrivals", "order"),
    [
        ({}, "abc"),
        ({None: ["x", "y"]}, "xyabc"),
        ({"b": ["x"], "x": ["y", "z"], None: ["w"]}, "wabxyzc"),
        ({"c": ["x"], "x": ["y"], "y": ["z"]}, "abcxyz"),
        ({"a": ["x"], "b": ["y"], "c": ["z"]}, "axbycz"),
    ],
)
def test_each_stands_behind_what_it_comes_after(
    arrivals: dict[str | None, list[str]], order: str
) -> None:
    assert placed(KEPT, arrivals) == tuple(order)
    assert placed(iter(KEPT), arrivals) == tuple(order)


@pytest.mark.parametrize("arrivals", [{"gone": ["x"]}, {"x": ["y"], "y": ["x"]}])
def test_what_comes_after_nothing_that_is_there_is_refused(
    arrivals: dict[str | None, list[str]],
) -> None:
    with pytest.raises(EditRefused) as refused:
        placed(KEPT, arrivals)
    assert refused.value.message.code == "patch_place_gone"


def test_of_very_many_only_what_something_comes_after_is_walked() -> None:
    class Asked(dict[str | None, list[str]]):
        count = 0

        def get(self, key, default=None):
            self.count += 1
            return super().get(key, default)

    kept = [f"k{number}" for number in range(10_000)]
    arrivals = Asked({"k5000": ["x"], "x": ["y"]})
    order = placed(kept, arrivals)
    assert order[5_000:5_004] == ("k5000", "x", "y", "k5001")
    assert len(order) == 10_002
    assert arrivals.count < 10
