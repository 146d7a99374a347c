"""The command line as scripts and people meet it: what is printed where, and the exit codes."""

from __future__ import annotations

import dataclasses
import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scenario_desk import __version__
from scenario_desk.analysis.zones import Zone
from scenario_desk.cli.commands import app
from scenario_desk.exchange.evaluation_text import sign
from scenario_desk.exchange.scenario_file import load, loads, save
from scenario_desk.first_run import display
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.scenario import replace
from tests.model.building import small_scenario

SYRIA = str(locate("scenarios", "syria-2017.scenario"))


# evaluate


def numbers_in(content: Any) -> Iterator[float]:
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from numbers_in(each)
    elif isinstance(content, float):
        yield content


def test_evaluate_json_has_the_fields_of_the_contract(run):
    found = run("evaluate", SYRIA, "--json").json
    assert {
        "scenario",
        "principals",
        "root",
        "assumptions",
        "actors",
        "interests",
        "endpoints",
        "overlap",
        "agreement_zone",
        "with_package",
        "tolerated",
        "overlap_reach",
        "agreement_reach",
        "with_package_reach",
        "unassigned_reach",
        "pareto",
        "bargaining",
        "nodes",
        "critical_junctures",
        "divide",
        "injects",
        "perception",
        "findings",
    } <= set(found)
    assert set(found["assumptions"]) == {
        "lens",
        "profiles",
        "package",
        "linkages",
        "decisions",
        "lambda",
        "moves",
    }
    assert {"reservation", "margin", "scale"} <= set(found["actors"]["us"])
    assert set(found["actors"]["us"]["scale"]) == {"at_minus_100", "at_plus_100", "unit"}
    assert set(found["interests"]["ru2"]) == {"range", "range_used"}
    assert {
        "id",
        "name",
        "reach",
        "needs_agreement",
        "utility",
        "utility_bounds",
        "acceptable",
        "red_lines_crossed",
        "margin",
        "blockers",
        "spoilers",
        "ratified",
        "in_overlap",
        "missing",
    } <= set(found["endpoints"][0])
    assert set(found["bargaining"]) == {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}
    node = {
        "reach",
        "overlap_reach",
        "agreement_reach",
        "with_package_reach",
        "expected_utility",
        "chosen",
        "lead",
    }
    assert node <= set(found["nodes"]["n01"])
    assert set(found["critical_junctures"][0]) == {"node", "importance"}
    assert set(found["divide"]) == {"collisions", "principals"}
    assert found["divide"]["collisions"][0]["interests"] == ["us6", "ru4"]
    assert found["divide"]["collisions"][0]["covariance"] < 0
    assert found["divide"]["principals"]["us"] == {
        "fears": "e14",
        "red_line": "us6",
        "crossing": pytest.approx(0.07686),
        "goes_by": "us8",
    }
    assert set(found["perception"]["us"]) == {
        "own_overlap",
        "own_undecided",
        "overlap",
        "missed_agreements",
        "false_hopes",
        "undecided",
        "readings",
    }
    assert set(found["perception"]["us"]["readings"]["ru"]["ru5"]) == {"own", "seen", "apart"}
    assert {"level", "code", "about", "message"} <= set(found["findings"][0])
    assert all(math.isfinite(number) for number in numbers_in(found))


def test_evaluate_json_by_value(run):
    found = run("evaluate", SYRIA, "--json").json
    assert found["scenario"] == "Syria 2017"
    assert found["principals"] == ["us", "ru"]
    assert found["assumptions"]["profiles"]["us"] == "us-base"
    assert found["actors"]["us"]["reservation"] == pytest.approx(-9.276, abs=1e-3)
    assert found["actors"]["us"]["margin"] == 5
    assert found["agreement_zone"] == ["e04", "e05", "e06", "e07"]
    assert found["with_package"] == []
    assert found["tolerated"] == ["e01", "e08"]
    assert found["overlap"] == ["e01", "e04", "e05", "e06", "e07", "e08"]
    assert found["overlap_reach"] == pytest.approx(0.476141, abs=1e-6)
    assert found["agreement_reach"] == pytest.approx(0.07874, abs=1e-6)
    first, second = found["endpoints"][:2]
    assert first["utility"]["us"] == pytest.approx(-3.318, abs=1e-3)
    assert first["utility_bounds"]["us"] == [first["utility"]["us"]] * 2
    assert (first["acceptable"]["us"], first["in_overlap"]) == (True, True)
    assert first["blockers"] == []
    assert first["spoilers"] == ["tur"]
    assert second["red_lines_crossed"]["us"] == ["us6"]
    assert second["margin"] < 0
    assert [sentence.split()[0] for sentence in second["blockers"]] == ["US", "Russia"]
    assert found["nodes"]["n01"]["expected_utility"]["ru"] == pytest.approx(15.3852, abs=1e-4)
    shares = [each["importance"] for each in found["critical_junctures"]]
    assert shares == sorted(shares, reverse=True)
    reach = found["overlap_reach"]
    assert sum(shares) == pytest.approx(reach * (1 - reach))


def test_what_is_not_known_is_null(run, tmp_path):
    small = small_scenario()
    path = tmp_path / "a.scenario"
    save(replace(small, scores=small.scores.without(("e1", "us2"))), path)
    found = run("evaluate", str(path), "--json", "--profile", "ru=us-sees-ru").json
    first = found["endpoints"][0]
    assert first["utility"]["us"] is None
    # 80 of 130 swing points are scored 60; the other 50 could be anything.
    low, high = first["utility_bounds"]["us"]
    assert (low, high) == pytest.approx(((80 * 60 - 5000) / 130, (80 * 60 + 5000) / 130))
    assert first["acceptable"] == {"us": None, "ru": True, "ir": False}
    assert first["in_overlap"] is None
    assert first["missing"] == ["us2"]
    assert first["margin"] is None
    assert found["nodes"]["root"]["expected_utility"]["us"] is None
    assert found["nodes"]["talks"]["lead"] is None
    assert "◌  e1" in run("evaluate", str(path), "--profile", "ru=us-sees-ru").out


def test_a_natural_scale_is_given_beside_utilities(run, tmp_path):
    small = small_scenario()
    gone = small.interests.without("us2")
    natural = type(gone["us1"])(
        "us1", "us", "Fewer refugees", unit="million", natural_worst=6, natural_best=0
    )
    path = tmp_path / "a.scenario"
    save(replace(small, interests=gone.put(natural)), path)
    found = run("evaluate", str(path), "--json").json
    scale = {"at_minus_100": 6, "at_plus_100": 0, "unit": "million"}
    assert found["actors"]["us"]["scale"] == scale
    # Endpoint e1 is scored 60: four fifths of the way from 6 to 0.
    assert found["nodes"]["deal"]["expected_natural"] == {"us": pytest.approx(1.2)}


def test_evaluate_as_a_table(run):
    ran = run("evaluate", SYRIA)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Syria 2017"
    assert lines[2].startswith(
        "4 of 16 could be signed, barely; the chance of ending in one is 8 %, very unlikely · 2"
    )
    # The legend stands between the table and the reasons.
    table = {line.split()[1]: line for line in lines if line.startswith(("●", "◎", "◐", "◑", "○"))}
    assert table["e04"].split() == [
        "●",
        "e04",
        "Power-sharing",
        "with",
        "Assad",
        "1",
        "%",
        "13",
        "27",
        "asked",
        "for",
    ]
    assert table["e01"].startswith("◎")
    assert table["e03"].startswith("◐")
    assert table["e02"].startswith("○")
    assert any(line.startswith("e03  Russia rejects it: ") for line in lines)
    assert max(len(line) for key, line in table.items() if key.startswith("e")) <= 80


@pytest.mark.parametrize(
    ("acceptable", "zone", "shown"),
    [
        ((1, 1), Zone.AGREEMENT, "●"),
        ((1, 1), Zone.WITH_PACKAGE, "◉"),
        ((1, 1), Zone.TOLERATED, "◎"),
        ((1, 0), Zone.AGREEMENT, "◐"),
        ((0, 1), Zone.AGREEMENT, "◑"),
        ((0, 0), Zone.TOLERATED, "○"),
        ((1, -1), Zone.AGREEMENT, "◌"),
        ((0, -1), Zone.AGREEMENT, "◌"),
        ((1, 0, -1), Zone.AGREEMENT, "◐"),
        ((1, 0, 1), Zone.AGREEMENT, "◐"),
        ((), Zone.AGREEMENT, "○"),
    ],
)
def test_the_glyph_of_the_table(acceptable, zone, shown):
    assert sign(acceptable, zone) == shown


def test_the_marking_stands_on_what_is_printed(run, tmp_path):
    path = tmp_path / "a.scenario"
    save(replace(small_scenario(), marking="For training only"), path)
    assert run("evaluate", str(path)).out.startswith("For training only\n")
    assert run("check", str(path)).out.startswith("For training only\n")
    assert run("evaluate", str(path), "--json").json["marking"] == "For training only"


def test_assumptions_of_the_command_line(run):
    base = run("evaluate", SYRIA, "--json").json
    package = run("evaluate", SYRIA, "--json", "--package", "pk-a").json
    assert package["assumptions"]["package"] == "pk-a"
    assert package["overlap_reach"] == pytest.approx(0.496409, abs=1e-6)
    ticked = ",".join(package["assumptions"]["linkages"])
    only = run("evaluate", SYRIA, "--json", "--linkages", ticked).json
    assert only["assumptions"]["package"] is None
    assert only["assumptions"]["linkages"] == package["assumptions"]["linkages"]
    assert only["endpoints"][0]["utility"] == package["endpoints"][0]["utility"]
    assert only["endpoints"][0]["reach"] == base["endpoints"][0]["reach"]
    other = run(
        "evaluate", SYRIA, "--json", "--profile", "us=us-obama", "--profile", "ru=ru-status"
    )
    assert other.json["assumptions"]["profiles"]["us"] == "us-obama"
    assert other.json["assumptions"]["profiles"]["ru"] == "ru-status"
    assert other.json["endpoints"][0]["utility"] != base["endpoints"][0]["utility"]


def test_what_the_figures_met_is_said_beside_them(run, small):
    ran = run("evaluate", small, "--decisions", "rational")
    assert "finding" not in ran.out
    shown = run("evaluate", SYRIA, "--decisions", "rational").out.splitlines()
    assert shown[-2].startswith("info     nodes n02  ")
    count = run("check", SYRIA, "--json").json["findings"]
    assert shown[-1] == f"{len(count)} findings; see `check`."


def test_evaluate_says_what_stands_between_the_principals(run):
    lines = run("evaluate", SYRIA).out.splitlines()
    (collide,) = [line for line in lines if line.startswith("Over these endpoints")]
    assert lines[lines.index(collide) + 1].startswith("US fears")


def test_a_lens_assumes_all_that_it_was_saved_with(run, small):
    seen = run("evaluate", small, "--json", "--lens", "seen", "--moves", "talks").json
    assert seen["assumptions"]["lens"] == "seen"
    given = ("--profile", "ru=us-sees-ru", "--linkages", "bases", "--decisions", "rational")
    assert run("evaluate", small, "--json", "--moves", "talks", *given).json == seen
    assert run("evaluate", small, "--json").json["assumptions"]["lens"] is None


def test_a_snapshot_is_looked_at_instead_of_what_there_is(run, tmp_path):
    old = small_scenario()
    kept = edits.take_snapshot(old, "one", "After round 1", "Ann", "2017-06-01T12:00:00Z")
    later = tmp_path / "later.scenario"
    save(edits.delete(kept, "push"), later)
    before = tmp_path / "before.scenario"
    save(old, before)
    for wanted in ("After round 1", "one"):
        for command in ("check", "evaluate"):
            said = run(command, str(later), "--json", "--snapshot", wanted)
            assert said.json == run(command, str(before), "--json").json
            assert said.json != run(command, str(later), "--json").json
    picture = tmp_path / "then.svg"
    assert run("report", str(later), "--snapshot", "one", "-o", str(picture)).code == 0
    assert "Washington pushes" in picture.read_text(encoding="utf-8")


def test_moves_and_decisions_of_the_command_line(run, small):
    moved = run("evaluate", small, "--json", "--moves", "push,yield").json
    assert moved["assumptions"]["moves"] == ["push", "yield"]
    assert {each["id"]: each["reach"] for each in moved["endpoints"]} == {
        "e1": 0,
        "e2": 1,
        "e3": 0,
        "e4": 0,
    }
    rational = run("evaluate", small, "--json", "--decisions", "rational").json
    assert rational["assumptions"]["decisions"] == "rational"
    assert rational["nodes"]["root"]["chosen"] == ["talks"]
    assert rational["nodes"]["talks"]["reach"] == 1
    assert load(small).moves == ()
    assert rational["assumptions"]["lambda"] is None
    forecast = run("evaluate", small, "--json").json["nodes"]
    for given, sharpness in (("0", 0), ("0,5", 0.5)):
        quantal = run("evaluate", small, "--json", "--decisions", "quantal", "--lambda", given)
        assert quantal.json["assumptions"]["decisions"] == "quantal"
        assert quantal.json["assumptions"]["lambda"] == sharpness
        reach = quantal.json["nodes"]["talks"]["reach"]
        expected = forecast["talks"]["reach"]
        assert reach == pytest.approx(expected) if not sharpness else expected < reach < 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--package", "none"], "“none”"),
        (["--linkages", "relief,none"], "“none”"),
        (["--package", "bargain", "--linkages", "relief"], "--package or --linkages"),
        (["--lens", "none"], "“none”"),
        (["--snapshot", "none"], "there are start."),
        (["--lens", "seen", "--package", "bargain"], "--lens, or"),
        (["--lens", "seen", "--profile", "us=us-base"], "--lens, or"),
        (["--lens", "seen", "--linkages", ""], "--lens, or"),
        (["--decisions", "judged", "--lens", "seen"], "--lens, or"),
        (["--profile", "us"], "ACTOR=PROFILE"),
        (["--profile", "xx=us-base"], "“xx”"),
        (["--profile", "us=xx"], "“xx”"),
        (["--profile", "us=ru-base"], "“ru-base”"),
        (["--decisions", "odd"], "“odd”"),
        (["--decisions", "quantal", "--lambda", "-1"], "“-1”"),
        (["--decisions", "quantal", "--lambda", "much"], "“much”"),
        (["--lambda", "1"], "--decisions quantal"),
        (["--lens", "seen", "--lambda", "1"], "--lens, or"),
        (["--moves", "talks,push"], "Washington pushes"),
        (["--moves", "nowhere"], "“nowhere”"),
    ],
)
def test_assumptions_that_make_no_sense(refuse, small, arguments, said):
    assert said in refuse("evaluate", small, *arguments)


def test_a_scenario_without_any_says_so(refuse):
    blank = str(locate("scenarios", "blank.scenario"))
    said = refuse("evaluate", blank, "--package", "grand")
    assert said == "There is no “grand”, because the scenario has no packages; add some first."


# check


def test_check_lists_findings(run, tmp_path):
    ran = run("check", str(locate("scenarios", "blank.scenario")))
    assert ran.code == 0
    assert "warning  nodes n01  The root is unfinished" in ran.out
    assert ran.out.endswith("0 errors, 3 warnings, 2 notes\n")


def test_check_of_a_sound_scenario(run, small):
    ran = run("check", small)
    assert (ran.code, ran.out) == (0, "A small conflict\n\nNo findings.\n")


def test_check_fails_on_an_error(run, tmp_path):
    path = tmp_path / "a.scenario"
    text = Path(SYRIA).read_text(encoding="utf-8")
    path.write_text(text.replace(', "base_profile": "us-base"', ""), encoding="utf-8")
    ran = run("check", str(path), "--json")
    assert ran.code == 1
    assert ran.json["errors"] >= 1
    finding = next(each for each in ran.json["findings"] if each["level"] == "error")
    assert (finding["place"], finding["about"]) == ("actors", "us")
    assert finding["message"].endswith(".")
    assert run("check", str(path)).code == 1


# new and convert


def test_new_lists_what_there_is(run):
    ran = run("new", "--list")
    assert ran.code == 0
    names = [line.split()[0] for line in ran.out.splitlines()]
    assert names[0] == "syria-2017"
    assert names[-1] == "blank"
    assert set(names) == {path.stem for path in locate("scenarios").glob("*.scenario")}


def test_new_starts_from_a_template(run, refuse, tmp_path):
    path = tmp_path / "mine.scenario"
    assert run("new", "--template", "blank", "-o", str(path)) == (0, "", "")
    assert load(path) == load(locate("scenarios", "blank.scenario"))
    path.write_text("mine")
    assert "already" in refuse("new", "--template", "blank", "-o", str(path))
    assert path.read_text() == "mine"
    assert run("new", "--template", "blank", "-o", str(path), "--force").code == 0
    assert load(path).title == ""


def test_new_says_what_it_needs(refuse, tmp_path):
    assert "--list" in refuse("new")
    assert "--list" in refuse("new", "--template", "blank")
    said = refuse("new", "--template", "blnk", "-o", str(tmp_path / "a.scenario"))
    assert "“blnk”" in said
    assert "syria-2017" in said


def test_convert(run, refuse, small, tmp_path):
    folder = f"{tmp_path}/tables/"
    assert run("convert", small, folder) == (0, "", "")
    back = tmp_path / "back.scenario"
    assert run("convert", folder, str(back)).code == 0
    assert load(back) == small_scenario()
    assert "already" in refuse("convert", small, str(back))
    assert run("convert", small, str(back), "--force").code == 0
    assert ".docx" in refuse("convert", small, str(tmp_path / "a.docx"))


# Errors


@pytest.mark.parametrize("command", ["check", "evaluate"])
def test_bad_files_are_refused_in_one_sentence(refuse, tmp_path, command):
    path = tmp_path / "bad.scenario"
    for content in (b"", b"\0\1\2", b"{", b'{"format": "scenario-desk", "version": 99}'):
        path.write_bytes(content)
        assert "“bad.scenario”" in refuse(command, str(path))
    assert "does not exist" in refuse(command, str(tmp_path / "none.scenario"))


@pytest.mark.parametrize(
    "arguments",
    [["evaluate"], ["check", "a", "b"], ["convert", "a"], ["check", "a", "--odd"], ["--odd"]],
)
def test_wrong_arguments_are_refused(refuse, arguments):
    assert refuse(*arguments)


def test_what_nobody_foresaw_is_one_sentence_and_a_report(refuse, small, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("scenario_desk.analysis.all_findings.check", lambda *_: 1 / 0)
    said = refuse("check", small)
    assert "ZeroDivisionError" in said
    (report,) = tmp_path.glob("scenario-desk-*.txt")
    assert report.name in said
    assert "test_cli.py" in report.read_text(encoding="utf-8")


def test_too_little_memory_is_said_in_one_sentence(refuse, small, monkeypatch):
    def too_large(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("scenario_desk.analysis.all_findings.check", too_large)
    assert "memory" in refuse("check", small)


# The window


@pytest.fixture
def desk(monkeypatch):
    """Stand in for the window; returns the paths it was opened on."""
    opened: list[str | None] = []
    module = type(sys)("scenario_desk.desk.app")
    module.main = lambda path: opened.append(path) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "scenario_desk.desk.app", module)
    monkeypatch.setattr(display, "display_available", lambda: True)
    return opened


def test_without_a_command_the_window_opens(run, desk):
    assert run() == (0, "", "")
    assert run(SYRIA) == (0, "", "")
    assert desk == [None, SYRIA]


def test_without_a_display_the_commands_that_work_are_named(refuse, desk, monkeypatch):
    monkeypatch.setattr(display, "display_available", lambda: False)
    said = refuse(SYRIA)
    assert "no display" in said
    assert all(name in said for name in ("check", "convert", "evaluate", "new"))
    assert desk == []


def test_a_mistyped_command_is_no_file(refuse, desk):
    assert refuse("evalute", SYRIA).startswith("“evalute” is neither a file nor a command")
    assert "one file" in refuse(SYRIA, SYRIA)
    assert desk == []


# Real processes


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "scenario_desk", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_a_real_process_prints_json_and_nothing_else():
    ran = process("evaluate", SYRIA, "--json")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["scenario"] == "Syria 2017"


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from scenario_desk.cli.app import run; run(['--help']);"
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name in display.WITHOUT_WINDOW:
        assert f"  {name}" in ran.stdout
    for heavy in ("PySide6", "numpy", "scipy", "pyqtgraph", "networkx", "pydantic", "rich"):
        assert f"'{heavy}'" not in ran.stderr


def test_every_command_is_known_to_the_set_up():
    """The set-up tells by its name whether a command needs a window, before it can import it."""
    assert {command.callback.__name__ for command in app.registered_commands} == set(
        display.WITHOUT_WINDOW
    )


def test_the_version(run):
    assert run("--version").out == f"{__version__}\n"


def test_a_template_of_the_command_line_is_a_whole_scenario(run, tmp_path):
    path = tmp_path / "a.scenario"
    run("new", "--template", "chemical-weapons-2013", "-o", str(path))
    assert loads(path.read_bytes()).endpoints


def test_the_injects_in_force_are_named_in_the_order_of_their_release(run, small):
    prepared = load(small)
    again = dataclasses.replace(prepared.injects["shelling"], id="truce", name="A truce")
    grown = replace(prepared, injects=prepared.injects.put(again))
    save(edits.release(edits.release(grown, "truce"), "shelling"), small)
    assert run("evaluate", small, "--json").json["injects"] == ["truce", "shelling"]
