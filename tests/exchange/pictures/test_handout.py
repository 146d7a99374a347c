"""A handout is one page on which everything can be read, whatever the scenario."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ElementTree
from dataclasses import replace as changed
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from scenario_desk.analysis.effect import effect
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.exchange.pictures.chart_picture import first_moment
from scenario_desk.exchange.pictures.handout import LEAST_TYPE, Handout, Matter, handout
from scenario_desk.exchange.pictures.page_plan import FULL_SIZE
from scenario_desk.exchange.pictures.pages import Paper
from scenario_desk.exchange.pictures.picture_files import Manner, colours_for, write_picture
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.model.entities import Assumptions, Endpoint, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.sentences import effect_headline
from tests.exchange.pictures.pdf_text import pages_of
from tests.exchange.pictures.trees_drawn import (
    MARKING,
    SHIPPED,
    Written,
    evaluated,
    evaluation_of,
    shipped,
)
from tests.model.building import small_scenario

A4 = Paper(793.7, 1122.5, 45.3, 45.3, 45.3, 45.3)
LETTER = Paper(816.0, 1056.0, 45.3, 45.3, 45.3, 45.3)


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


def matter(evaluation: Evaluation, texts: QtTypeSetter, **moment: object) -> Matter:
    made = changed(first_moment(evaluation), **moment)  # type: ignore[arg-type]
    return Matter(made, colours_for(".pdf", "light"), texts)


def crowded(count: int) -> Scenario:
    """As many endpoints below ten nodes, each as likely as its neighbour or a little less."""
    base, chances = small_scenario(), random.Random(3)
    names = [f"Outcome number {number} by its long name" for number in range(count)]
    endpoints = [
        Endpoint(f"x{number}", name, needs_agreement=number % 2 == 0)
        for number, name in enumerate(names)
    ]
    leaves = [
        Node(
            f"l{number}", "leaf", endpoint=each.id, label=f"Way {number}", probability=Estimate(0.2)
        )
        for number, each in enumerate(endpoints)
    ]
    middle = [
        Node(f"m{ten}", "chance", children=tuple(leaf.id for leaf in leaves[ten::10]), label="Turn")
        for ten in range(10)
    ]
    root = Node("top", "chance", question="Which way?", children=tuple(each.id for each in middle))
    scores = {
        (each.id, interest): Estimate(chances.uniform(-90, 90))
        for each in endpoints
        for interest in base.interests
    }
    return replace(
        base,
        marking=MARKING,
        root="top",
        nodes=Table({each.id: each for each in (root, *middle, *leaves)}),
        endpoints=Roster(endpoints),
        scores=Table(scores),
        linkages=Roster(),
        packages=Roster(),
        lenses=Roster(),
        groups=Roster(),
    )


def in_arabic() -> Scenario:
    base = shipped("syria-2017")
    endpoints = [
        changed(each, name=f"صراع مجمد على طول خطوط التماس الحالية {number}")
        for number, each in enumerate(base.endpoints.values())
    ]
    return replace(base, title="سوريا", question="هل توجد طريقة؟", endpoints=Roster(endpoints))


def many_principals() -> Scenario:
    base = shipped("syria-2017")
    actors = [changed(each, principal=True) for each in base.actors.values()]
    return replace(base, actors=Roster(actors))


SCENARIOS = {
    **{name: lambda name=name: shipped(name) for name in SHIPPED},
    "flagship": lambda: shipped("syria-2017"),
    "empty": empty_scenario,
    "small": small_scenario,
    "crowded": lambda: crowded(200),
    "arabic": in_arabic,
    "principals": many_principals,
    "long words": lambda: replace(
        shipped("syria-2017"), title="Settlement " * 20, question="What may come of it? " * 20
    ),
}


def written(page: Handout) -> Written:
    record = Written(page.width, page.height)
    page.draw(record)
    return record


def plain(page: Handout) -> str:
    return " ".join(written(page).said).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_everything_can_be_read_and_nothing_is_cut_or_covered(texts, name, paper) -> None:  # type: ignore[no-untyped-def]
    page = handout(matter(evaluation_of(SCENARIOS[name]()), texts), paper)
    record = written(page)
    assert record.smallest * FULL_SIZE >= LEAST_TYPE
    boxes = np.array([box for _line, box in record.lines_of_text])
    assert (boxes[:, 0] >= paper.left - 1).all()
    assert (boxes[:, 1] >= paper.top - 1).all()
    assert (boxes[:, 2] <= paper.width - paper.right + 1).all()
    assert (boxes[:, 3] <= paper.height - paper.bottom + 1).all()
    # One part ends before the next begins, and the last of them before the foot.
    foot = paper.height - paper.bottom - page.foot.height
    above = paper.top + page.head.height + sum(part.whole for part in page.parts)
    assert above <= foot
    if page.table is not None:
        for row in page.table.rows:
            assert all(cell.laid.whole for cell in row.cells)


def test_it_says_what_it_is_and_the_answer(texts) -> None:  # type: ignore[no-untyped-def]
    page = handout(matter(evaluated(), texts), A4)
    said = plain(page)
    for words in (
        "Syria 2017",
        "Is there a way for the war in Syria to end that both Washington and Moscow can accept?",
        "4 of 16 could be signed, barely; the chance of ending in one is 8 %",
        "Nothing is on the table.",
        "US signs right of here",
        "What is the opening",
        "size: likelihood",
        "width: probability",
    ):
        assert words in said
    assert said.count(MARKING) == 2


def test_every_endpoint_of_the_flagship_is_in_its_table_the_likeliest_first(texts) -> None:  # type: ignore[no-untyped-def]
    evaluation = evaluated()
    table = handout(matter(evaluation, texts), A4).table
    assert table is not None
    assert table.left_out == ()
    names = [" ".join(row.cells[0].laid.lines) for row in table.rows[1:]]
    order = np.argsort(-evaluation.endpoint_reach, kind="stable")
    ids = [evaluation.frame.endpoint_ids[row] for row in order]
    assert names == [shipped("syria-2017").endpoints[key].name for key in ids]


def test_what_a_page_has_no_room_for_is_counted(texts) -> None:  # type: ignore[no-untyped-def]
    page = handout(matter(evaluation_of(crowded(200)), texts), A4)
    assert page.table is not None
    left = len(page.table.left_out)
    assert 150 < left < 200
    assert len(page.table.rows) == 1 + 200 - left
    said = plain(page)
    assert f"{left} endpoints that are less likely are left out: chance " in said
    assert "210 nodes are hidden." in said


def test_a_tree_is_shown_to_as_many_levels_as_can_be_read(texts) -> None:  # type: ignore[no-untyped-def]
    small = handout(matter(evaluation_of(small_scenario()), texts), A4)
    assert "hidden" not in plain(small)
    flagship = plain(handout(matter(evaluated(), texts), A4))
    shown = [node.label for node in shipped("syria-2017").nodes.values() if node.label in flagship]
    assert f"{70 - 1 - 3} nodes are hidden." in flagship
    assert len(shown) < 16


def test_held_results_are_nowhere(texts) -> None:  # type: ignore[no-untyped-def]
    page = handout(matter(evaluated(), texts, held=True), A4)
    said = plain(page)
    assert page.table is None
    assert "could be signed" not in said
    assert "tolerated" not in said
    assert said.count("Results are held while scores are given.") == 3


def test_beside_a_pinned_state_it_says_before_and_now(texts) -> None:  # type: ignore[no-untyped-def]
    before = evaluated()
    after = evaluate(before.frame, Assumptions(package="pk-a"))
    said = plain(handout(matter(after, texts, pinned=before), A4))
    words = effect_headline(effect(before, after)).replace("\N{NO-BREAK SPACE}", " ")
    assert words[:60] in said
    assert "60 % → 57 %" in said


def test_further_principals_are_counted(texts) -> None:  # type: ignore[no-untyped-def]
    page = handout(matter(evaluation_of(many_principals()), texts), A4)
    assert page.table is not None
    assert page.table.without == 7
    assert "The utilities of 7 more principals are left out." in plain(page)


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_pdf_is_one_page_of_the_paper(texts, tmp_path: Path, paper, points) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "handout.pdf"
    write_picture(matter(evaluated(), texts), texts, out, Manner(paper=paper))
    document = out.read_bytes()
    (page,) = pages_of(document)
    assert "Frozenconflict" in page
    assert b"/MediaBox [0 0 %d %d" % points in document.replace(b".000000", b"")


def test_an_svg_has_its_words_as_words(texts, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "handout.svg"
    write_picture(matter(evaluated(), texts), texts, out, Manner(paper="letter"))
    root = ElementTree.parse(out).getroot()
    assert (root.get("width"), root.get("height")) == ("816", "1056")
    said = " ".join(each.text or "" for each in root.iter())
    for endpoint in shipped("syria-2017").endpoints.values():
        assert endpoint.name in said
    assert "ISIS first, deconflict" in said
