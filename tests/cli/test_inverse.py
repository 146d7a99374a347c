"""`inverse` as scripts and people meet it."""

from __future__ import annotations

from itertools import combinations

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse.smallest import Inverse
from scenario_desk.cli.app import INTERRUPTED
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
LENGTH = {"score": 200, "weight": 100, "reservation": 200, "margin": 200, "probability": 1}
KINDS = list(LENGTH)


def test_the_contract(run):
    found = run("inverse", SYRIA, "--json").json
    assert [each["id"] for each in found["endpoints"]] == list(load(SYRIA).endpoints.order)
    assert found["kinds"] == KINDS
    for endpoint in found["endpoints"]:
        assert {"id", "in_overlap", "changes"} <= set(endpoint)
        distances = [change["distance"] for change in endpoint["changes"]]
        assert distances == sorted(distances)
        for change in endpoint["changes"]:
            moved = 0.0
            for each in change["what"]:
                assert set(each) == {"kind", "about", "from", "to", "within_range"}
                assert each["kind"] == change["kind"]
                moved += abs(each["to"] - each["from"]) / LENGTH[each["kind"]]
            assert moved == pytest.approx(change["distance"])
            assert change["sentence"].endswith(".")


def test_a_change_typed_in_does_it(run):
    (endpoint,) = run(
        "inverse", SYRIA, "--endpoint", "e09", "--kind", "score", "--count", "1", "--json"
    ).json["endpoints"]
    assert endpoint["in_overlap"] is False
    (change,) = endpoint["changes"]
    (what,) = change["what"]
    scenario = load(SYRIA)
    row = scenario.endpoints.order.index("e09")
    for to, inside in ((what["to"], 1), (what["to"] - 0.01, 0)):
        after = edits.set_score(scenario, *what["about"], Estimate(to))
        assert evaluate(lower(after)).in_overlap[row] == inside


def test_so_many_of_each_kind_and_none_part_of_another(run):
    command = ("inverse", SYRIA, "--endpoint", "e05", "--json")
    for count in (1, 4):
        (endpoint,) = run(*command, "--count", str(count)).json["endpoints"]
        for kind in KINDS:
            mine = [each for each in endpoint["changes"] if each["kind"] == kind]
            assert len(mine) <= count
            sets = [{tuple(what["about"]) for what in each["what"]} for each in mine]
            assert not any(one <= two or two <= one for one, two in combinations(sets, 2))


def test_in_words(run):
    said = run("inverse", SYRIA, "--endpoint", "e05").out.replace("\N{NO-BREAK SPACE}", " ")
    assert "“Managed succession” is in the overlap." in said
    assert (
        "\n  It would no longer be in the overlap if Russia asked 1.8 points more for its"
        " signature (5 → 6.8). That is within what was judged" in said
    )
    assert "if it were 10 points worse for Russia on “Strategic stability” (20 → 9.8)" in said
    told = run("inverse", SYRIA, "--endpoint", "e02", "--kind", "weight").out
    assert "is not in the overlap. No change of weights alone would bring it in." in told
    chosen = run("inverse", SYRIA, "--endpoint", "e09", "--decisions", "rational").out
    assert "Owners choose by utility: their choices were held" in chosen


def test_what_is_missing_is_said(run, tmp_path):
    path = str(tmp_path / "missing.scenario")
    save(edits.set_score(load(SYRIA), "e05", "us5", None), path)
    assert (
        "Whether “Managed succession” is in the overlap is undecided. What it would take cannot be said"
        " while judgements are missing. Undecided for US: no score on"
        in run("inverse", path, "--endpoint", "e05").out
    )
    (endpoint,) = run("inverse", path, "--endpoint", "e05", "--json").json["endpoints"]
    assert (endpoint["in_overlap"], endpoint["undecided"], endpoint["changes"]) == (None, True, [])


def test_an_empty_scenario_has_nothing_to_bring_in(run, tmp_path):
    path = str(tmp_path / "blank.scenario")
    save(load(locate("scenarios", "blank.scenario")), path)
    assert run("inverse", path).code == 0
    assert isinstance(run("inverse", path, "--json").json["endpoints"], list)


def test_interrupted_it_gives_what_is_finished(run, monkeypatch):
    whole = Inverse.answers

    def interrupted(self, *arguments):
        yield next(iter(whole(self, *arguments)))
        raise KeyboardInterrupt

    monkeypatch.setattr(Inverse, "answers", interrupted)
    ran = run("inverse", SYRIA, "--json")
    assert ran.code == INTERRUPTED
    assert '"id": "e01"' in ran.out
    assert '"id": "e02"' not in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--endpoint", "e99"), "e99"),
        (("--kind", "luck"), "score, weight, reservation, margin and probability"),
        (("--count", "0"), "--count"),
        (("--package", "nothing"), "nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(refuse, arguments, said):
    assert said in refuse("inverse", SYRIA, *arguments)
