"""What was touched between two mappings is known where they came of one."""

from __future__ import annotations

from scenario_desk.model.lineage import Lineage, touched_between


def test_what_was_touched_on_the_way_is_known_however_long_it_is() -> None:
    first = Lineage()
    last = first
    for number in range(500):
        last = last.next((number, "always"), 2)
    assert touched_between(first, last) == {*range(500), "always"}
    assert touched_between(last, first) == {*range(500), "always"}
    assert last.count == 1_000


def test_of_two_that_came_of_a_third_only_what_was_touched_since_counts() -> None:
    before = Lineage().next(("before",), 1)
    one = before.next("a", 1).next("b", 1).next("c", 1)
    other = before.next("b", 1).next("d", 1)
    assert touched_between(one, other) == touched_between(other, one) == {"a", "b", "c", "d"}
    assert touched_between(one, one) == set()


def test_strangers_have_nothing_in_common() -> None:
    one, other = Lineage().next("a", 1), Lineage().next("a", 1)
    assert touched_between(one, other) is None
    assert touched_between(Lineage(), one) is None
