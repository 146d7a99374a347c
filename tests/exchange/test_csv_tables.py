"""A scenario goes into a folder of tables and comes back the same; spreadsheets run nothing of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace as amended
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_origin, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scenario_desk.exchange.csv_cells import list_cell, list_of, text_cell, text_of
from scenario_desk.exchange.csv_tables import COLUMNS, read_tables, write_scores, write_tables
from scenario_desk.exchange.formats import convert
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.entities import Assumptions, Endpoint, Linkage, Package, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.exchange.test_hostile_files import assert_nothing_is_named_twice
from tests.exchange.test_scenario_file import estimates, golden_scenario, texts
from tests.model.building import small_scenario


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read_tables(folder)
    assert str(caught.value).endswith(".")
    assert_nothing_is_named_twice(str(caught.value))
    return str(caught.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tables(golden_scenario(), tmp_path / "tables")
    return tmp_path / "tables"


def shipped() -> Iterator[Scenario]:
    yield golden_scenario()
    for path in sorted(locate("scenarios").glob("*.scenario")):
        yield load(path)


@pytest.mark.parametrize("scenario", list(shipped()), ids=lambda scenario: scenario.title)
def test_a_scenario_comes_back_from_its_tables(scenario, tmp_path):
    write_tables(scenario, tmp_path / "tables")
    assert read_tables(tmp_path / "tables") == scenario


def test_there_is_a_table_for_every_kind_of_thing(folder):
    assert {path.stem for path in folder.iterdir()} == set(COLUMNS)
    empty = {path.stem for path in folder.iterdir() if not rows(path)}
    assert empty == {
        "attributes",
        "inject_overrides",
        "round_scores",
        "log_assumptions",
        "log_profiles",
    }


def test_there_is_a_table_for_every_table_inside_an_entity():
    """They are no columns of the entity's own table: one that nobody wrote would be lost."""
    inside = {
        (name, field)
        for name, row in ROSTERS.items()
        for field, hint in get_type_hints(row.entity).items()
        if get_origin(hint) is Table
    }
    assert inside == {
        ("profiles", "weights"),
        ("profiles", "scores"),
        ("profiles", "red_lines"),
        ("linkages", "effects"),
        ("linkages", "endpoint_effects"),
        ("packages", "overrides"),
        ("lenses", "profiles"),
        ("injects", "effects"),
        ("injects", "endpoint_effects"),
        ("injects", "overrides"),
    }


def test_tables_read_as_tables(folder):
    assert rows(folder / "weights.csv")[0] == {
        "profile": "us-base",
        "interest": "us1",
        "low": "70",
        "best": "80",
        "high": "90",
        "rationale": "",
        "confidence": "",
        "sources": "",
    }
    deal = next(row for row in rows(folder / "nodes.csv") if row["id"] == "deal")
    assert (deal["parent"], deal["label"], deal["probability"]) == ("talks", "A deal", "0.6")


@settings(max_examples=40)
@given(st.data())
def test_any_texts_and_numbers_come_back(data):
    small = small_scenario()
    lists = st.lists(texts, max_size=3)
    changed = replace(
        small,
        title=data.draw(texts),
        notes=data.draw(texts),
        authors=tuple(data.draw(lists)),
        scores=Table({("e1", "us1"): data.draw(estimates), ("gone", "us2"): data.draw(estimates)}),
        endpoints=small.endpoints.put(
            Endpoint(
                "e9",
                data.draw(texts),
                attributes=tuple(data.draw(st.lists(st.tuples(texts, texts), max_size=3))),
                indicators=tuple(data.draw(lists)),
                notes=data.draw(texts),
            )
        ),
        linkages=Roster(
            [
                Linkage(
                    "odd",
                    data.draw(texts),
                    effects=Table({"us1": data.draw(estimates)}),
                    endpoint_effects=Table({"e1": Table(), "e2": Table({"us2": Estimate(1)})}),
                )
            ]
        ),
        packages=Roster(
            [Package("p", data.draw(texts), overrides=Table({"talks": Table(), "push": Table()}))]
        ),
    )
    with TemporaryDirectory() as place:
        write_tables(changed, Path(place))
        assert read_tables(Path(place)) == changed


keys = st.one_of(texts, st.sampled_from(["", " ", "\\e", "\\", ";", "a;b", "'", "=1", "0"]))


@settings(max_examples=40)
@given(st.data())
def test_any_keys_come_back_even_empty_ones(data):
    """What a table is kept by may name nothing at all; that is found, but nothing of it is lost."""
    small = small_scenario()

    def table(values):
        drawn = st.dictionaries(keys, values, max_size=3).map(Table)
        return data.draw(drawn)

    number = st.just(Estimate(0.5))
    some = st.dictionaries(keys, number, max_size=2).map(Table)
    shares = st.dictionaries(keys, st.one_of(st.none(), number), max_size=2).map(Table)
    us = small.profiles["us-base"]
    pairs = st.dictionaries(st.tuples(keys, keys), number, max_size=3).map(Table)
    changed = replace(
        small,
        scores=data.draw(pairs),
        profiles=small.profiles.put(
            amended(
                us,
                weights=table(number),
                red_lines=table(st.just(RedLine(1.0))),
                scores=data.draw(pairs),
            )
        ),
        linkages=Roster(
            [Linkage("odd", "Odd", effects=table(number), endpoint_effects=table(some))]
        ),
        packages=Roster([Package("p", "P", overrides=table(shares))]),
        assumptions=Assumptions(profiles=table(keys), linkages=tuple(data.draw(st.lists(keys)))),
    )
    with TemporaryDirectory() as place:
        write_tables(changed, Path(place))
        assert read_tables(Path(place)) == changed


SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
FORMULAS = [*(f"{sign}1+1" for sign in SIGNS), "\tx", "\rx", "\nx", '=cmd|"/c"!A1', " =1", "\xa0-1"]
FORMULAS += [
    "\u3000＝1",
    "\ufeff+1",
    '"=1',
    "Talks; =1+1",
    "Talks;=1",
    "a\t@b",
    "a\n\n- b",
    "a\r\n=b",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_a_formula(text, tmp_path):
    """Nor what a spreadsheet takes for one that parts cells by semicolons and knows no quotes."""
    small = small_scenario()
    write_scores(replace(small, endpoints=Roster([Endpoint("e1", text)])), tmp_path / "scores.csv")
    cell = rows(tmp_path / "scores.csv")[0]["endpoint_name"]
    assert text_of(cell) == text
    for written in (cell, list_cell([text, "b"]), list_cell(["b", text])):
        for part in re.split(r"[;\t\r\n]", written):
            assert part.strip('" \xa0\u3000\ufeff')[:1] not in tuple(SIGNS)
        assert written[:1] not in "\t\r\n"


@pytest.mark.parametrize("text", ["a;b", "a|b", "a\tb", " a", "a ", "a,b", 'say "no"'])
def test_what_a_reader_may_part_or_trim_stands_in_quotes(text, tmp_path):
    small = small_scenario()
    write_scores(replace(small, endpoints=Roster([Endpoint("e1", text)])), tmp_path / "scores.csv")
    written = (tmp_path / "scores.csv").read_text(encoding="utf-8-sig")
    assert '"{}"'.format(text.replace('"', '""')) in written


@pytest.mark.parametrize("text", ["a-b", "3 = 4", "x; y", "it's", "'tis", "x;'y'", "−5", "a\n b"])
def test_what_is_no_formula_is_written_as_it_is(text):
    assert text_cell(text) == text_of(text) == text


@given(st.text(st.sampled_from("';=- \n\t\"a＝"), max_size=9))
@example("''=x")
@example("\n\n=x")
@example("'=x")
@example("''x")
@example("'")
def test_a_cell_gives_its_text_back(text):
    assert text_of(text_cell(text)) == text


@given(st.lists(texts, max_size=4))
@example([""])
@example(["", ""])
@example(["a;b", "\\;", "\\e", "=1"])
def test_a_cell_gives_its_list_back(items):
    assert list_of(list_cell(items)) == items


def test_the_score_matrix_shows_what_is_missing(tmp_path):
    small = small_scenario()
    marked = replace(small, scores=small.scores.without(("e1", "us2")), marking="For training only")
    write_scores(marked, tmp_path / "scores.csv")
    table = rows(tmp_path / "scores.csv")
    assert len(table) == len(small.endpoints) * len(small.interests)
    first, second = table[:2]
    assert (first["low"], first["best"], first["high"]) == ("50", "60", "70")
    assert (second["interest_name"], second["best"]) == ("Few troops", "")
    assert {row["marking"] for row in table} == {"For training only"}


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_of_another_country_are_read(folder, separator):
    """Many a spreadsheet writes semicolons, decimal commas and a true minus sign."""
    for path in folder.iterdir():
        table = rows(path)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[path.stem], delimiter=separator)
            writer.writeheader()
            writer.writerows(table)
    change(folder / "nodes.csv", f"{separator}0.45{separator}", f"{separator}0,45{separator}")
    change(folder / "scores.csv", f"{separator}-30{separator}", f"{separator}−30{separator}")
    assert read_tables(folder) == golden_scenario()


def test_tables_may_be_missing(folder):
    for name in ("moves", "weights", "overrides"):
        (folder / f"{name}.csv").unlink()
    scenario = read_tables(folder)
    assert not scenario.moves
    assert not scenario.profiles["us-base"].weights
    (folder / "nodes.csv").unlink()
    assert "nodes.csv" in refused(folder)


def test_faults_are_named(folder):
    change(folder / "scores.csv", ",60,", ",sixty,")
    assert "“best” must be a number" in refused(folder)


def test_a_row_of_nobody_is_named(folder):
    change(folder / "weights.csv", "us-base", "us-bse")
    assert "weights.csv names “us-bse” as profile" in refused(folder)


def test_a_parent_that_is_not_there_is_named(folder):
    change(folder / "nodes.csv", "deal,talks", "deal,talk")
    assert "nodes.csv names “talk” as parent" in refused(folder)


def test_a_node_twice_is_named(folder):
    change(folder / "nodes.csv", "deal,talks", "stall,talks")
    assert "two rows with the id “stall”" in refused(folder)


@pytest.mark.parametrize("table", ["scenario", "weights", "red_lines", "effects", "overrides"])
def test_two_rows_that_say_the_same_are_refused(folder, table):
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.splitlines(keepends=True)[1], encoding="utf-8")
    assert f"{table}.csv says the same of " in refused(folder)


def test_nodes_in_a_circle_are_refused(folder):
    change(folder / "nodes.csv", "talks,root", "talks,deal")
    assert "comes after itself" in refused(folder)


def test_an_unknown_column_is_named(folder):
    change(folder / "actors.csv", ",leverage,", ",levrage,")
    assert "there is no field “levrage”" in refused(folder)


def test_cells_without_a_column_are_refused(folder):
    change(folder / "actors.csv", "id,name,short", "id,name")
    with (folder / "actors.csv").open("a", encoding="utf-8") as file:
        file.write(f"x{',y' * len(COLUMNS['actors'])}\r\n")
    assert "“actors.csv” has more cells in row " in refused(folder)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"id\n\xff", "UTF-8"), (b'id\n"a', "quotation marks"), (b'id\n"a"b', "quotation marks")],
)
def test_what_is_no_table_is_refused(folder, content, said):
    (folder / "actors.csv").write_bytes(content)
    assert said in refused(folder)


def test_convert_goes_by_the_ending(tmp_path):
    source = str(locate("scenarios", "syria-2017.scenario"))
    tables, back = f"{tmp_path}/tables/", str(tmp_path / "back.scenario")
    convert(source, tables)
    convert(tables, back)
    assert Path(back).read_bytes() == Path(source).read_bytes()
    convert(back, str(tmp_path / "scores.csv"))
    assert len(rows(tmp_path / "scores.csv")) == 720


def test_convert_replaces_only_when_told(tmp_path):
    source = str(locate("scenarios", "blank.scenario"))
    target = tmp_path / "a.scenario"
    target.write_text("mine")
    with pytest.raises(FileRefused, match="already"):
        convert(source, str(target))
    assert target.read_text() == "mine"
    convert(source, str(target), replace=True)
    assert load(target) == load(source)


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("scores.csv", "a.scenario", "format_not_read"),
        ("a.scenario", "a.docx", "format_unknown"),
        ("a", "a.scenario", "format_unknown"),
    ],
)
def test_formats_nobody_has_are_named(source, target, code):
    with pytest.raises(FileRefused) as caught:
        convert(source, target)
    assert caught.value.message.code == code
    assert ".scenario" in str(caught.value)


def test_a_change_of_a_snapshot_that_was_damaged(folder):
    path = folder / "snapshot_changes.csv"
    assert [row["snapshot"] for row in rows(path)] == ["start"] * 4
    for old, new in (
        ('""A conflict""}', '""A conflict""'),
        ('""A conflict""', '""A conflict""}, ""more"": {'),
        ('{""at""', '3, {""at""'),
    ):
        change(path, old, new)
        assert "snapshot_changes.csv" in refused(folder)
        change(path, new, old)
    assert read_tables(folder) == golden_scenario()
