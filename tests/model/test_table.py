"""A table is a mapping that never changes: every change makes another."""

from __future__ import annotations

import pickle
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.model.entities import Phase
from scenario_desk.model.table import Difference, Roster, Table

pairs = st.dictionaries(st.integers(0, 200), st.integers(0, 3), max_size=120)


@given(pairs, pairs, st.lists(st.integers(0, 200)))
def test_a_table_does_what_a_dict_does(
    start: dict[int, int], put: dict[int, int], removed: list[int]
) -> None:
    table = Table(start)
    plain = {key: value for key, value in (start | put).items() if key not in removed}

    after = table.updated(put, removed)

    assert dict(after) == dict(after.items()) == plain
    assert len(after) == len(plain)
    assert sorted(after.values()) == sorted(plain.values())
    assert all(key in after and after[key] == after.get(key) for key in plain)
    assert dict(table) == start


@given(pairs, pairs)
def test_a_difference_names_what_was_added_removed_and_replaced(
    old: dict[int, int], new: dict[int, int]
) -> None:
    assert Table(old).difference(Table(new)) == Difference(
        frozenset(new.keys() - old.keys()),
        frozenset(old.keys() - new.keys()),
        frozenset(key for key in old.keys() & new.keys() if old[key] != new[key]),
    )


@given(pairs, pairs, st.lists(st.integers(0, 200)), pairs)
def test_relatives_differ_in_what_strangers_with_the_same_pairs_do(
    start: dict[int, int], put: dict[int, int], removed: list[int], other: dict[int, int]
) -> None:
    table = Table(start)
    made = table.updated(put, removed)
    family = [table, made, table.updated(other), made.updated(other, [7])]
    for one in family:
        for another in family:
            expected = Table(dict(one)).difference(Table(dict(another)))
            assert one.difference(another) == expected


@given(pairs, pairs)
def test_tables_are_equal_when_their_pairs_are(old: dict[int, int], new: dict[int, int]) -> None:
    grown_and_shrunk = Table(old).updated(new, [key for key in old if key not in new])
    assert grown_and_shrunk == Table(new)
    assert hash(grown_and_shrunk) == hash(Table(new))
    assert (Table(old) == Table(new)) == (old == new)


@given(st.integers(0, 900), st.integers(0, 900), st.integers(1, 7))
def test_a_table_that_changes_almost_everywhere_does_too(first: int, last: int, step: int) -> None:
    plain = {key: key for key in range(1_500)}
    removed = range(first, first + last, step)
    put = dict.fromkeys(range(1400, 2100, step), -1)
    table, expected = Table(plain), {k: v for k, v in (plain | put).items() if k not in removed}

    after = table.updated(put, removed)

    assert dict(after) == expected
    assert len(after) == len(expected)
    assert dict(table) == plain
    assert table.difference(after) == Difference(
        frozenset(expected.keys() - plain.keys()),
        frozenset(plain.keys() - expected.keys()),
        frozenset(key for key in plain.keys() & expected.keys() if plain[key] != expected[key]),
    )


@given(st.integers(0, 1_500), st.integers(1, 7), st.integers(0, 6))
def test_taking_out_by_a_rule_is_taking_out_each(size: int, step: int, rest: int) -> None:
    table = Table({key: [key] for key in range(size)})
    gone = [key for key in range(size) if key % step == rest]

    after = table.without_where(lambda key: key % step == rest)

    assert after == table.without(*gone)
    assert len(after) == len(dict(after)) == size - len(gone)
    assert table.difference(after) == Difference(frozenset(), frozenset(gone), frozenset())
    assert after.difference(table) == Difference(frozenset(gone), frozenset(), frozenset())
    assert all(after[key] is table[key] for key in after)
    assert len(table) == size


def test_what_the_rule_spares_is_shared() -> None:
    table = Table({key: [key] for key in range(1_000)})
    assert table.without_where(lambda key: key < 0) is table
    after = table.without_where(lambda key: key == 7)
    pieces = zip(table.pieces(), after.pieces(), strict=True)
    assert sum(mine is not theirs for mine, theirs in pieces) == 1


@given(st.integers(0, 1_500), st.integers(0, 1_500), st.integers(1, 7))
def test_relatives_far_apart_differ_as_strangers_do(first: int, last: int, step: int) -> None:
    table = Table({key: key for key in range(1_000)})
    emptied = table.without_where(lambda key: first <= key)
    refilled = emptied.updated(dict.fromkeys(range(0, last, step), -1), range(0, 1_000, 3))
    family = [table, emptied, refilled, refilled.set(1, 1), refilled.without(1)]
    for one in family:
        for another in family:
            expected = Table(dict(one)).difference(Table(dict(another)))
            assert one.difference(another) == expected


@given(st.lists(st.tuples(pairs, st.lists(st.integers(0, 200), max_size=5)), max_size=12))
def test_what_became_of_a_table_in_many_steps_differs_as_strangers_do(
    steps: list[tuple[dict[int, int], list[int]]],
) -> None:
    family = [Table({key: key for key in range(150)})]
    for put, removed in steps:
        family.append(family[-1].updated(put, removed))
        family.append(family[len(family) // 3].updated(dict(islice(put.items(), 3)), removed))
    for one in family:
        for another in family:
            expected = Table(dict(one)).difference(Table(dict(another)))
            assert one.difference(another) == expected


def test_a_table_that_grows_and_shrinks_by_far_is_what_a_dict_is() -> None:
    table, plain = Table[int, int](), dict[int, int]()
    for start, end in ((0, 100), (90, 3_000), (10, 20), (3_000, 20_000), (0, 12_000)):
        put = {key: -key for key in range(start, end)}
        removed = range(start, end, 7)
        grown = table.updated(put, removed)
        plain = {key: value for key, value in (plain | put).items() if key not in removed}
        assert dict(grown) == dict(grown.items()) == plain
        assert sorted(grown) == sorted(plain)
        assert len(grown) == len(plain)
        assert grown.get_all(range(start, end)) == [plain.get(key) for key in range(start, end)]
        assert grown == Table(plain)
        assert Table(plain) == grown
        assert table.difference(grown) == Table(dict(table)).difference(Table(plain))
        table = grown
    emptied = table.without(*range(20_000))
    assert len(emptied) == 0
    assert emptied == Table()
    assert dict(emptied.set(1, 2)) == {1: 2}


def test_taking_the_same_key_out_twice_takes_it_out_once() -> None:
    assert dict(Table({1: 1}).without(1, 1)) == {}
    assert len(Table({1: 1, 2: 2}).without(1, 1, 1)) == 1


def test_an_update_shares_what_it_does_not_touch() -> None:
    table = Table({key: [key] for key in range(1_000)})
    after = table.set(7, [0])
    assert all(after[key] is table[key] for key in range(1_000) if key != 7)
    assert table.updated({}) is table
    assert table.without("absent") is table


def test_a_table_survives_pickling() -> None:
    table = Table({key: key for key in range(100)})
    assert pickle.loads(pickle.dumps(table)) == table


def test_a_roster_keeps_its_order() -> None:
    roster = Roster([Phase("a", "A"), Phase("b", "B"), Phase("c", "C")])
    assert list(roster.put(Phase("d", "D"), 1)) == ["a", "d", "b", "c"]
    assert list(roster.put(Phase("b", "New"))) == ["a", "b", "c"]
    assert [phase.name for phase in roster.put(Phase("b", "New")).values()] == ["A", "New", "C"]
    assert list(roster.moved("a", 2)) == ["b", "c", "a"]
    assert list(roster.without("a", "c")) == ["b"]
    assert roster != roster.moved("a", 2)
