"""`report` draws a tree or a chart into a file, without a window and even without a display."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from scenario_desk import cli
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model.edits import add, amend
from scenario_desk.model.entities import Actor
from scenario_desk.model.scenario import replace
from scenario_desk.model.starting import empty_scenario
from tests.exchange.pictures.pdf_text import pages_of
from tests.model.building import small_scenario
from tests.model.played import played

CHECKOUT = Path(__file__).resolve().parents[2]
SYRIA = locate("scenarios", "syria-2017.scenario")


@pytest.fixture
def report(qapp, capsys, tmp_path):
    """Draw into a file of this name in a folder of its own; the file, the code, what was said."""

    def command(scenario: Path, name: str, *options: str) -> tuple[Path, int, str]:
        out = tmp_path / name
        with pytest.raises(SystemExit) as left:
            cli.main(["report", str(scenario), "-o", str(out), *options])
        printed = capsys.readouterr()
        assert printed.out == ""
        return out, int(left.value.code or 0), printed.err

    return command


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.scenario"
    save(replace(small_scenario(), marking="For training only"), path)
    return path


def words_of(path: Path) -> str:
    return " ".join(each.text or "" for each in ElementTree.parse(path).getroot().iter())


def test_an_svg_with_every_label(report):
    out, code, said = report(SYRIA, "tree.svg")
    assert (code, said) == (0, "")
    words = words_of(out)
    for node in load(SYRIA).nodes.values():
        assert node.label in words


def test_what_is_shown_besides(report):
    out, code, said = report(SYRIA, "tree.svg", "--show", "reach, phases")
    assert (code, said) == (0, "")
    words = words_of(out)
    assert "reached 60" in words
    for phase in load(SYRIA).phases.values():
        assert phase.name in words


def test_a_pdf_on_pages(report):
    out, code, said = report(SYRIA, "tree.pdf", "--paper", "a3")
    assert (code, said) == (0, "")
    assert len(pages_of(out.read_bytes())) > 1
    one = report(SYRIA, "one.pdf")[0]
    assert len(pages_of(one.read_bytes())) == 1


def test_what_is_assumed_is_said_on_it(report, small):
    out, code, _said = report(small, "tree.svg", "--package", "bargain", "--decisions", "rational")
    assert code == 0
    words = words_of(out)
    assert "On the table: the package" in words
    assert "Decisions go to the branch" in words
    assert "For training only" in words


def test_a_branch_alone(report):
    whole, branch = report(SYRIA, "a.svg")[0], report(SYRIA, "b.svg", "--only", "n05")[0]
    assert len(words_of(branch)) < len(words_of(whole)) / 2
    assert "Only the branch" in words_of(branch)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_chart_in_every_kind_of_file(report, small, ending, theme):
    out, code, said = report(small, f"chart.{ending}", "--what", "chart", "--theme", theme)
    assert (code, said) == (0, "")
    if ending == "svg":
        words = words_of(out)
        for endpoint in load(small).endpoints.values():
            assert endpoint.name in words
        for told in (
            "For training only",
            "A small conflict",
            "could be signed",
            "size: likelihood",
        ):
            assert told in words
        assert ("#14171B" in out.read_text("utf-8")) == (theme == "dark")
    elif ending == "pdf":
        (page,) = pages_of(out.read_bytes())
        assert "Frozenlines" in page
        assert page.count("Fortrainingonly") == 2
    else:
        assert out.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_handout_in_every_kind_of_file(report, small, ending, paper):
    options = "--what", "handout", "--paper", paper, "--direction", "left"
    out, code, said = report(small, f"page.{ending}", *options)
    assert (code, said) == (0, "")
    if ending == "svg":
        words = words_of(out)
        for endpoint in load(small).endpoints.values():
            assert endpoint.name in words
        assert "Who blocks it" in words
    elif ending == "pdf":
        (page,) = pages_of(out.read_bytes())
        assert "Whoblocksit" in page
        assert page.count("Fortrainingonly") == 2
    else:
        assert out.read_bytes().startswith(b"\x89PNG")


def test_a_chart_says_what_is_assumed_and_fits_on_paper(report, small):
    out = report(small, "chart.svg", "--what", "chart", "--package", "bargain")[0]
    assert "On the table: the package" in words_of(out)
    assert "from base profiles" in words_of(out)
    paper, code, _said = report(small, "chart.pdf", "--what", "chart", "--paper", "a4")
    assert code == 0
    assert len(pages_of(paper.read_bytes())) == 1


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        (empty_scenario(), "Add two actors"),
        (add(empty_scenario(), "actors", Actor("us", "United States")), "Add two actors"),
        (amend(small_scenario(), "actors", "ir", principal=True), "None of 4 could be signed"),
    ],
    ids=["empty", "one-actor", "three-principals"],
)
def test_a_chart_of_what_there_is(report, tmp_path, scenario, words, ending):
    source = tmp_path / "any.scenario"
    save(scenario, source)
    out, code, said = report(source, f"chart.{ending}", "--what", "chart")
    assert (code, said) == (0, "")
    if ending == "svg":
        assert words in words_of(out)


def test_dark_and_from_the_right(report):
    source = report(SYRIA, "a.svg", "--theme", "dark", "--direction", "left")[0].read_text("utf-8")
    assert "#14171B" in source
    assert source != report(SYRIA, "b.svg")[0].read_text("utf-8")


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_log_of_a_session_as_a_section_of_a_report(report, tmp_path, ending):
    path = tmp_path / "played.scenario"
    save(played(), path)
    out, code, said = report(path, f"log.{ending}", "--what", "log")
    assert (code, said) == (0, "")
    assert "Inject released: Shelling resumes" in out.read_text("utf-8")


def test_where_no_session_was_there_is_no_log(report, tmp_path):
    path = tmp_path / "blank.scenario"
    save(empty_scenario(), path)
    out, code, said = report(path, "log.md", "--what", "log")
    assert (code, out.exists()) == (2, False)
    assert "No session has left a log" in said


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("tree.html", [], ".svg, .pdf and .png"),
        ("tree.docx", [], ".svg, .pdf and .png"),
        ("tree.svg", ["--theme", "pink"], "“pink” is nothing that --theme can be"),
        ("tree.svg", ["--direction", "up"], "right, left and down"),
        ("tree.svg", ["--show", "phases,dates"], "“dates” is nothing that --show can be"),
        ("tree.png", ["--scale", "9"], "1, 2, 3 and 4"),
        ("tree.svg", ["--scale", "2"], "it is for a .png"),
        ("tree.png", ["--pages", "width"], "it is for a .pdf"),
        ("tree.pdf", ["--pages", "many"], "width, page and full"),
        ("tree.pdf", ["--paper", "a9"], "a4, a3 and letter"),
        ("tree.svg", ["--only", "nowhere"], "no node “nowhere”"),
        ("chart.svg", ["--what", "map"], "tree, chart, handout and log"),
        ("page.pdf", ["--what", "handout", "--pages", "width"], "Leave --pages out"),
        ("page.pdf", ["--what", "handout", "--show", "reach"], "Leave --show out"),
        ("page.svg", ["--what", "handout", "--scale", "2"], "it is for a .png"),
        (
            "chart.svg",
            ["--what", "chart", "--only", "deal"],
            "Leave --only out: --what chart has no use for it.",
        ),
        ("chart.svg", ["--what", "chart", "--show", "reach"], "Leave --show out"),
        ("chart.svg", ["--what", "chart", "--direction", "left"], "Leave --direction out"),
        ("tree.svg", ["--package", "nothing"], "“nothing”"),
        ("none/tree.svg", [], "could not be written"),
        ("log.svg", ["--what", "log"], ".html and .md"),
        ("log.md", ["--what", "log", "--scale", "2"], "Leave --scale out"),
        ("log.md", ["--what", "log", "--show", "reach"], "Leave --show out"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(report, small, name, options, words):
    out, code, said = report(small, name, *options)
    assert code == 2
    assert words in said
    assert said.count("\n") == 1
    assert not out.exists()


def test_what_is_there_is_not_replaced_unasked(report, small):
    out = report(small, "tree.svg")[0]
    out.write_text("mine")
    _out, code, said = report(small, "tree.svg")
    assert (code, out.read_text()) == (2, "mine")
    assert "--force" in said
    assert report(small, "tree.svg", "--force")[1] == 0
    assert out.read_text("utf-8") != "mine"


def test_it_needs_no_display(small, tmp_path):
    out = tmp_path / "tree.png"
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    ran = subprocess.run(
        [sys.executable, "-m", "scenario_desk", "report", str(small), "-o", str(out)],
        env=bare,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert out.read_bytes().startswith(b"\x89PNG")
