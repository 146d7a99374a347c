"""A scenario survives its file: the same value back, the same bytes for the same value."""

from __future__ import annotations

import dataclasses
import gc
import json
import stat
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.exchange import atomic, bounds, scenario_file, scenario_reader
from scenario_desk.exchange.csv_tables import read_tables, write_tables
from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.scenario_file import (
    FileRefused,
    LoadCancelled,
    dumps,
    load,
    loads,
    save,
)
from scenario_desk.exchange.tree_shape import parents_in_tree
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Endpoint, Move, Node
from scenario_desk.model.estimate import LARGEST, Estimate
from scenario_desk.model.room import Release
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.model.building import big_tree, small_scenario

GOLDEN = Path(__file__).with_name("golden.scenario")

texts = st.text(max_size=40)
numbers = st.floats(-LARGEST, LARGEST)
estimates = st.builds(
    lambda ends, rationale, confidence, sources: Estimate(
        ends[1], ends[0], ends[2], rationale, confidence, tuple(sources)
    ),
    st.one_of(st.tuples(st.none(), numbers, st.none()), st.lists(numbers, min_size=3, max_size=3)),
    texts,
    st.sampled_from([None, "low", "medium", "high"]),
    st.lists(texts, max_size=3),
)


def golden_scenario() -> Scenario:
    """The small scenario with what it leaves at its default."""
    small = small_scenario()
    return replace(
        small,
        authors=("A. Nalyst", "B. Writer"),
        marking="For training only",
        notes="Two lines:\nthe second.",
        limits="hard",
        assumptions=Assumptions(
            profiles=Table({"ru": "us-sees-ru", "us": "us-base"}),
            package="bargain",
            decisions="rational",
        ),
        moves=(Move("talks", "2017-05", "In Astana."),),
        released=(Release("shelling", "2017-06", "On the second day."),),
    )


def test_a_file_reads_as_text():
    """What a person, a text diff and version control see. Look at the golden file."""
    assert dumps(golden_scenario()).decode() == GOLDEN.read_text(encoding="utf-8")
    assert load(GOLDEN) == golden_scenario()


def test_quantal_response_comes_back_with_its_sharpness(tmp_path):
    small = small_scenario()
    lens = dataclasses.replace(small.lenses["seen"], decisions="quantal", sharpness=0.25)
    leaning = replace(
        small,
        assumptions=Assumptions(decisions="quantal", sharpness=0.5),
        lenses=small.lenses.put(lens),
    )
    save(leaning, tmp_path / "leaning.scenario")
    assert load(tmp_path / "leaning.scenario") == leaning
    write_tables(leaning, tmp_path / "tables")
    assert read_tables(tmp_path / "tables") == leaning
    # What nobody chose is not written, so that files of before read as they were.
    assert b"sharpness" not in dumps(small)


def test_one_edit_changes_one_line():
    small = small_scenario()
    before = dumps(small).splitlines()
    node = small.nodes["hold"]
    renamed = Node(node.id, node.kind, "Renamed", node.probability, endpoint=node.endpoint)
    after = dumps(small.with_nodes({"hold": renamed})).splitlines()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_file_says_nothing_about_the_order_of_hashing():
    """Tables iterate in the order of hashes, which differs from one start to the next."""
    small = small_scenario()
    other = replace(
        small,
        nodes=Table(dict(reversed(list(small.nodes.items())))),
        scores=Table(dict(reversed(list(small.scores.items())))),
    )
    assert dumps(other) == dumps(small)
    weights = [line for line in dumps(small).decode().splitlines() if '"us-base", "actor"' in line]
    assert weights[0].index('"us1"') < weights[0].index('"us2"')


@pytest.mark.parametrize(
    "name", ["syria-2017", "chemical-weapons-2013", "after-assad-2024", "blank"]
)
def test_what_ships_is_saved_as_it_stands(name):
    path = locate("scenarios", f"{name}.scenario")
    assert dumps(load(path)) == path.read_bytes()


@pytest.mark.parametrize(
    "layout",
    [
        {"indent": 4},
        {"indent": "\t", "ensure_ascii": True},
        {"separators": (",", ":")},
        {"indent": 1, "sort_keys": True},
    ],
    ids=["pretty", "escaped", "one line", "sorted"],
)
def test_any_layout_reads_the_same(layout):
    scenario = golden_scenario()
    again = json.dumps(json.loads(dumps(scenario)), **layout)
    assert loads(again.encode()) == scenario


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    content = dumps(golden_scenario())
    assert loads(b"\xef\xbb\xbf" + content) == golden_scenario()
    assert loads(content.replace(b"\n", b"\r\n")) == golden_scenario()


def test_a_large_file_reads_the_same_whatever_its_layout():
    """Longer than the reader's buffer, so that values lie across its ends."""
    scenario = big_tree(4_000)
    content = dumps(scenario)
    assert len(content) > 400_000
    assert loads(content) == scenario
    assert loads(json.dumps(json.loads(content), separators=(",", ":")).encode()) == scenario


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_in_a_scenario_comes_back(data):
    small = small_scenario()
    scores = data.draw(
        st.dictionaries(st.tuples(texts, st.sampled_from(["us1", "gone"])), estimates, max_size=5)
    )
    profile = small.profiles["us-base"]
    changed = replace(
        small,
        title=data.draw(texts),
        notes=data.draw(texts),
        authors=tuple(data.draw(st.lists(texts, max_size=3))),
        scores=Table(scores),
        endpoints=small.endpoints.put(
            Endpoint(
                "e9",
                data.draw(texts),
                attributes=tuple(data.draw(st.lists(st.tuples(texts, texts), max_size=3))),
                indicators=tuple(data.draw(st.lists(texts, max_size=3))),
            )
        ),
        profiles=small.profiles.put(
            type(profile)(
                profile.id,
                profile.actor,
                data.draw(texts),
                weights=Table(data.draw(st.dictionaries(texts, estimates, max_size=4))),
                scores=Table(data.draw(st.dictionaries(st.tuples(texts, texts), estimates))),
                reservation=data.draw(st.one_of(st.none(), st.just("derived"), estimates)),
            )
        ),
    )
    content = dumps(changed)
    again = loads(content)
    assert again == changed
    assert dumps(again) == content


def test_parents_are_read_off_the_tree():
    again = loads(dumps(small_scenario()))
    assert again.parents["deal"] == "talks"
    assert "root" not in again.parents


def test_saving_keeps_permissions_and_links(tmp_path):
    real = tmp_path / "real.scenario"
    link = tmp_path / "link.scenario"
    save(small_scenario(), real)
    real.chmod(0o640)
    link.symlink_to(real.name)
    save(golden_scenario(), link)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert load(real) == golden_scenario()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.scenario", "real.scenario"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").touch()
    save(small_scenario(), tmp_path / "a.scenario")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch, step):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)

    def fail(*arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(atomic.os, step, fail)
        with pytest.raises(FileRefused, match="the disk is full") as refused:
            save(golden_scenario(), path)
    assert refused.value.message.code == "file_not_saved"
    assert load(path) == small_scenario()
    assert [each.name for each in tmp_path.iterdir()] == ["a.scenario"]


def test_a_write_protected_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    # Root may write everything, and tests may run as root.
    monkeypatch.setattr(atomic.os, "access", lambda path, mode: False)
    with pytest.raises(FileRefused, match="could not be saved"):
        save(golden_scenario(), path)
    assert load(path) == small_scenario()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileRefused, match="folder on the way does not exist"):
        save(small_scenario(), tmp_path / "none" / "a.scenario")


def test_what_could_not_be_opened_again_is_not_saved(tmp_path):
    path = tmp_path / "a.scenario"
    nodes = {f"n{k}": Node(f"n{k}", "chance", children=(f"n{k + 1}",)) for k in range(1_000)}
    deep = Scenario("Deep", "n0", Table(nodes | {"n1000": Node("n1000")}))
    with pytest.raises(FileRefused) as refused:
        save(deep, path)
    assert refused.value.message.code == "file_tree_too_deep"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("place", "name", "limit", "code", "what"),
    [
        (scenario_file, "FILE_BYTES", 1_000, "file_too_large_to_save", "0 MB"),
        (bounds, "ENTITY_CHARACTERS", 60, "file_entity_too_long_to_save", "“us” in “actors”"),
        (bounds, "_OTHERS", 5, "file_too_many_to_save", "“interests”"),
    ],
)
def test_what_is_too_large_to_be_opened_is_not_saved(
    tmp_path, monkeypatch, place, name, limit, code, what
):
    path = tmp_path / "a.scenario"
    save(big_tree(1), path)
    before = path.read_bytes()
    monkeypatch.setattr(place, name, limit)
    with pytest.raises(FileRefused, match=r"^“a\.scenario” .* not saved") as refused:
        save(small_scenario(), path)
    assert refused.value.message.code == code
    assert what in str(refused.value)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.scenario"]


def test_a_file_that_the_system_refuses_to_read_is_said(tmp_path):
    with pytest.raises(FileRefused, match="name is too long") as refused:
        load(tmp_path / f"{'a' * 300}.scenario")
    assert refused.value.message.code == "file_unreadable"


@pytest.mark.parametrize("on", [True, False])
def test_a_large_scenario_is_not_searched_for_garbage_again(tmp_path, monkeypatch, on):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    monkeypatch.setattr(scenario_file, "_MANY", 30)
    gc.unfreeze()
    try:
        (gc.enable if on else gc.disable)()
        assert load(path) == small_scenario()
        assert gc.get_freeze_count() > 0
        assert gc.isenabled() == on
    finally:
        gc.enable()
        gc.unfreeze()


@pytest.mark.parametrize(("snapshots", "many"), [(0, False), (2, True)])
def test_what_snapshots_hold_makes_a_scenario_large(tmp_path, monkeypatch, snapshots, many):
    scenario, path = small_scenario(), tmp_path / "a.scenario"
    for number in range(snapshots):
        scenario = edits.take_snapshot(scenario, f"s{number}", "Round", "", "")
    save(scenario, path)
    monkeypatch.setattr(scenario_file, "_MANY", 2 * len(scenario.nodes) + 2 * len(scenario.scores))
    gc.unfreeze()
    try:
        load(path)
        assert (gc.get_freeze_count() > 0) == many
    finally:
        gc.unfreeze()


class Trickle(BytesIO):
    """A file that comes in pieces of so many bytes."""

    def __init__(self, content: bytes, piece: int) -> None:
        super().__init__(content)
        self._piece = piece

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._piece)


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1_000])
def test_a_file_reads_the_same_wherever_it_is_cut(piece):
    """Within numbers, names, blanks and characters of several bytes."""
    scenario = replace(golden_scenario(), title="Äpfel 😀 \u2028")
    content = dumps(scenario).replace(b",\n", b" ,\n\n  ")
    assert scenario_reader.read(Scanner(Trickle(content, piece))) == scenario


def test_progress_is_told_and_a_load_can_be_cancelled(tmp_path):
    path = tmp_path / "a.scenario"
    save(big_tree(5_000), path)
    shares: list[float] = []
    load(path, progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 2
    assert shares[-1] == 1
    with pytest.raises(LoadCancelled):
        load(path, cancelled=lambda: len(shares) > 2)


def test_putting_snapshots_together_is_progress_too(tmp_path):
    scenario, path = big_tree(3_000), tmp_path / "a.scenario"
    for number in range(40):
        scenario = edits.take_snapshot(scenario, f"s{number}", f"Round {number}", "", "")
    save(scenario, path)
    shares: list[float] = []
    load(path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    first, *_more = [share for share in shares if share > 0.5]
    assert len({share for share in shares if first < share < 1}) > 30


def test_what_progress_raises_ends_the_load(tmp_path):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)

    def stop(share):
        raise KeyError(share)

    with pytest.raises(KeyError):
        load(path, progress=stop)


def test_equal_rosters_in_another_order_are_another_file():
    small = small_scenario()
    turned = replace(small, actors=Roster(reversed(list(small.actors.values()))))
    assert dumps(turned) != dumps(small)
    assert loads(dumps(turned)) == turned


def test_a_load_can_be_cancelled_when_all_is_read_but_not_understood(tmp_path):
    path = tmp_path / "a.scenario"
    turned = json.dumps(json.loads(dumps(big_tree(5_000))), sort_keys=True)
    path.write_text(turned)
    shares: list[float] = []
    load(path, progress=shares.append)
    assert shares == sorted(shares)
    whole = shares.index(1)
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        # The end of the file is told twice: with its last bytes, and when there are no more.
        return asked > whole + 2

    with pytest.raises(LoadCancelled):
        load(path, cancelled=cancelled)


def test_a_load_can_be_cancelled_while_all_is_put_together(tmp_path, monkeypatch):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    scanned: list[int] = []
    monkeypatch.setattr(
        scenario_reader,
        "parents_in_tree",
        lambda nodes, root: scanned.append(len(nodes)) or parents_in_tree(nodes, root),
    )
    asked: list[bool] = []

    def cancelled_at(step: int) -> bool:
        asked.append(bool(scanned))
        return len(asked) > step

    load(path, cancelled=lambda: cancelled_at(1_000))
    steps, putting_together = len(asked), asked.count(True)
    assert putting_together > 3
    for step in range(steps):
        asked.clear()
        with pytest.raises(LoadCancelled):
            load(path, cancelled=partial(cancelled_at, step))
