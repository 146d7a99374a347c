"""Branches as an indented outline, out and in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.exchange.fragments import PasteRefused, carrier, fitted, outline, read_outline
from scenario_desk.exchange.fragments.as_text import MOST_LINES
from scenario_desk.model import edits
from scenario_desk.model.edits import copy, paste
from scenario_desk.model.entities import Endpoint, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario

SMALL = small_scenario()
PUSH = (
    "Washington pushes (25 30 35 %)\n"
    "\tMoscow yields (15 20 25 %) → Negotiated transition\n"
    "\tMoscow resists\n"
    "\t\tThe lines hold (45 50 55 %) → Frozen lines\n"
    "\t\tThey break → Reconquest\n"
)


def read(text: str) -> Scenario:
    carried = read_outline(text, SMALL)
    assert carried is not None
    return carried


def tree(carried: Scenario, node: str = "") -> list[object]:
    """Labels, probabilities (in percent) and ends, nested."""
    found: list[object] = []
    for key in carried.nodes[node or carried.root].children:
        each = carried.nodes[key]
        share = each.probability and round(100 * each.probability.best, 6)
        found.append((each.label, share, each.endpoint))
        if each.children:
            found.append(tree(carried, key))
    return found


def test_an_outline_has_a_line_for_a_branch_and_a_tab_for_a_level() -> None:
    text = outline(carrier(SMALL, ["push"])).replace("\N{NO-BREAK SPACE}", " ")
    ends = {SMALL.endpoints[key].name: key for key in SMALL.endpoints}
    assert [line.partition(" → ")[0] for line in text.splitlines()] == [
        line.partition(" → ")[0] for line in PUSH.splitlines()
    ]
    assert {line.partition(" → ")[2] for line in text.splitlines()} - {""} <= ends.keys()


def test_an_outline_is_read_back() -> None:
    text = outline(carrier(SMALL, ["push"]))
    again = read(text)
    assert outline(again) == text
    assert [node.endpoint for node in again.nodes.values() if node.kind == "leaf"] == [
        "e2",
        "e3",
        "e4",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Talks (40%)\n\tA deal\n\tNone (yet)\nWar",
        "Talks (40 %)\n    A deal\n    None (yet)\nWar",
        "  Talks (0.4)\n      A deal\n\n      None (yet)\n  War",
        "- Talks (40 %)\n    * A deal\n    * None (yet)\n2) War\n\n",
        "•\tTalks (40 %)\n\to\tA deal\n\to\tNone (yet)\n•\tWar\n",
        "1.\tTalks (40 %)\n\ta.\tA deal\n\tb.\tNone (yet)\n2.\tWar\n",
        "I.\tTalks (40 %)\n\tA)\tA deal\n\tB)\tNone (yet)\nII.\tWar\n",
        "(1)\tTalks (40 %)\n\t(ii)\tA deal\n\t(iv)\tNone (yet)\n(2)\tWar\n",
        "1. Talks (40 %)\n   1.1. A deal\n   1.2. None (yet)\n2. War\n",
        "> Talks (0,4)\n>   A deal\n>   None (yet)\n> War",
        "Talks\t40%\n\tA deal\t\n\tNone (yet)\t\t\nWar\t\t",
        "Talks\t\t0.4\n\tA deal\n\tNone (yet)\nWar\t",
        "\N{NO-BREAK SPACE}Talks (40 %)\r\n  \N{NO-BREAK SPACE}A deal\r\n   None (yet)\r\n War\r\n",
    ],
)
def test_any_way_of_writing_levels_is_understood(text: str) -> None:
    assert tree(read(text)) == [
        ("Talks", 40, None),
        [("A deal", None, None), ("None (yet)", None, None)],
        ("War", None, None),
    ]


@pytest.mark.parametrize(
    "text", ["A. Smith\nB. Jones\n", "2.5 degrees\n3.5 degrees\n", "will.\tHe\ncan.\tHe\n"]
)
def test_what_only_looks_like_the_mark_of_a_list_stays(text: str) -> None:
    labels = [label for label, *_ in tree(read(text))]
    assert labels == [" ".join(line.split()) for line in text.splitlines()]


def test_a_leaf_ends_where_its_line_says() -> None:
    name = SMALL.endpoints["e3"].name
    assert tree(read(f"A → {name.upper()}\nB (20 %) -> {name}\nC\t30%\t{name}\n")) == [
        ("A", None, "e3"),
        ("B", 20, "e3"),
        ("C", 30, "e3"),
    ]


def test_an_end_may_have_arrows_in_its_name_and_a_label_what_stands_for_the_rest() -> None:
    scenario = edits.amend(SMALL, "endpoints", "e3", name="Ceasefire → elections")
    root = scenario.root
    for label, share in (("Talks", Estimate(0.25)), ("War", None), ("Talks (rest)", Estimate(0.5))):
        before = scenario.nodes[root].children
        scenario = edits.add_child(scenario, root, f"n{len(before)}", label=label)
        new = scenario.nodes[root].children[-1]
        scenario = edits.set_endpoint(scenario, [new], "e3")
        scenario = edits.set_probability(scenario, new, share)
    carried = carrier(scenario, scenario.nodes[root].children[-3:])
    back = read_outline(outline(carried), scenario)
    assert back is not None
    assert tree(back) == [("Talks", 25, "e3"), ("War", None, "e3"), ("Talks (rest)", 50, "e3")]


def test_an_end_that_nobody_knows_stays_in_the_label() -> None:
    assert tree(read("Talks → war (20 %)\nB (30 %) → Elsewhere\nA -> B -> C")) == [
        ("Talks → war", 20, None),
        ("B → Elsewhere", 30, None),
        ("A -> B -> C", None, None),
    ]


def test_a_year_or_a_number_in_brackets_is_no_probability() -> None:
    assert tree(read("Geneva (2012)\nRound (2)\nRound 3\t2017")) == [
        ("Geneva (2012)", None, None),
        ("Round (2)", None, None),
        ("Round 3 2017", None, None),
    ]


def test_thirds_add_up_again() -> None:
    third = Estimate(1 / 3)
    nodes = {key: Node(key, label=key, probability=third) for key in "abc"}
    scenario = Scenario(
        title="",
        root="r",
        nodes=Table({"r": Node("r", "chance", children=("a", "b", "c"))} | nodes),
    )
    again = read(outline(carrier(scenario, ["a", "b", "c"])))
    shares = [node.probability.best for node in again.nodes.values() if node.probability]
    assert sum(shares) == pytest.approx(1, abs=1e-12)


def test_shares_stay_whatever_they_add_up_to_and_wherever_they_are_pasted() -> None:
    def shares(text: str, parent: str) -> list[float | None]:
        pasted = paste(cleared, parent, fitted(read(text), cleared).fragment)
        nodes = [pasted.nodes[key] for key in pasted.nodes[parent].children[-2:]]
        return [node.probability and node.probability.best for node in nodes]

    nodes = SMALL.nodes
    cleared = SMALL.with_nodes({"leave": Node("leave", label=nodes["leave"].label)})
    assert shares("A (40 %)\nB (60 %)", "leave") == [0.4, 0.6]
    assert shares("A (40 %)\nB", "leave") == [0.4, None]
    assert shares("A (40 %)\nB (70 %)", "leave") == [0.4, 0.7]
    assert shares("A (40 %)\nB (60 %)", "talks") == [0.4, 0.6]
    assert shares("A (10 %)\nB (20 %)", "talks") == [0.1, 0.2]


def test_nothing_is_read_from_nothing() -> None:
    assert read_outline(" \n\t\n", SMALL) is None


def test_what_is_no_text_lists_nothing() -> None:
    assert read_outline("PK\x03\x04\n\0\0\x08\n\ufffd9\n", SMALL) is None


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028"])
def test_a_book_is_refused(end: str) -> None:
    with pytest.raises(PasteRefused, match="lines"):
        read_outline(f"x{end}" * (MOST_LINES + 2), SMALL)


@pytest.mark.parametrize(
    "line",
    ["> " * 200_000, "(" * 400_000, "(" + "1" * 400_000, " → " * 100_000, "\t" * 400_000 + "x"],
)
def test_nonsense_is_read_as_fast_as_sense(line: str) -> None:
    carried = read_outline(f"{line}\n{line}", SMALL)
    assert carried is None or len(carried.nodes) <= 3


def test_a_line_too_long_for_a_label_is_kept_whole_in_the_notes() -> None:
    carried = read("x" * 1_500)
    (node,) = copy(carried, carried.nodes[carried.root].children).nodes
    assert len(node.label) == 1_000
    assert node.notes == "x" * 1_500


def test_a_quoted_cell_of_several_lines_is_one_branch() -> None:
    carried = read('"They sign,\nand ""hold"" it"\t30 %\r\n\t"all\tof it"\r\nWar\t70 %\r\n')
    top = [carried.nodes[key] for key in carried.nodes[carried.root].children]
    assert [(node.label, node.probability) for node in top] == [
        ('They sign, and "hold" it', Estimate(0.3)),
        ("War", Estimate(0.7)),
    ]
    assert [carried.nodes[key].label for key in top[0].children] == ["all of it"]


def test_labels_that_begin_and_end_with_quotes_come_back() -> None:
    for labels in (['"Stay', 'go"'], ['"a ""b"" c"'], ['"We stay"', "they go"]):
        leaves = {f"n{i}": Node(f"n{i}", "leaf", label) for i, label in enumerate(labels)}
        root = Node("r", "chance", children=tuple(leaves))
        carried = Scenario(title="", root="r", nodes=Table({"r": root} | leaves))
        assert tree(read(outline(carried))) == tree(carried)


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20
).map(lambda text: " ".join(text.replace("→", "").replace("->", "").replace("=>", "").split()))


@st.composite
def carriers(draw: st.DrawFn) -> Scenario:
    """A carrier with any labels, a few levels deep."""
    count = draw(st.integers(1, 8))
    below: dict[int, list[int]] = {number: [] for number in range(count + 1)}
    for number in range(1, count + 1):
        below[draw(st.integers(0, number - 1))].append(number)
    share = st.none() | st.integers(0, 100).map(lambda percent: Estimate(percent / 100))
    share |= st.floats(1e-9, 1).map(lambda best: Estimate(round(best, 12)))
    nodes = {
        f"n{number}": Node(
            f"n{number}",
            "chance" if children else "leaf",
            draw(WORDS) if number else "",
            draw(share) if number else None,
            tuple(f"n{child}" for child in children),
        )
        for number, children in below.items()
    }
    return Scenario(title="", root="n0", nodes=Table(nodes))


@given(carriers())
def test_whatever_a_label_says_it_comes_back(carried: Scenario) -> None:
    assert tree(read(outline(carried))) == tree(carried)


def outlined(text: str, *names: str) -> tuple[list[object], list[str]]:
    """What a text is read as where the endpoints are called so, and what is said of it."""
    endpoints = Roster(Endpoint(f"e{place}", name) for place, name in enumerate(names, 1))
    scenario = Scenario(
        title="", root="r", nodes=Table({"r": Node("r", "chance")}), endpoints=endpoints
    )
    carried = read_outline(text, scenario)
    assert carried is not None
    return tree(carried), [words(each) for each in fitted(carried, scenario).lacking]


def test_the_probabilities_of_one_node_are_read_together() -> None:
    text = "A\t0.5\n\tB\t0.25\n\tC\t0.75\nD\t29.5\nE\t70\n"
    inner: list[object] = [("B", 25, None), ("C", 75, None)]
    assert outlined(text)[0] == [("A", 0.5, None), inner, ("D", 29.5, None), ("E", 70, None)]
    assert outlined("A (0.4)\nB (39.6 %)\nC (60 %)")[0] == [
        ("A", 0.4, None),
        ("B", 39.6, None),
        ("C", 60, None),
    ]


@pytest.mark.parametrize("text", ["A (60 %)\nB (30 %)\nC (10 %)", "A\t60\nB\t30\nC\t10"])
def test_percentages_that_add_up_are_kept_to_the_last_digit(text: str) -> None:
    carried = read(text)
    shares = [carried.nodes[key].probability for key in carried.nodes[carried.root].children]
    assert shares == [Estimate(0.6), Estimate(0.3), Estimate(0.1)]


def test_rounded_percentages_are_made_to_add_up_and_others_stay() -> None:
    sixths = read("\n".join(f"{letter} (16.6667 %)" for letter in "abcdef"))
    shares = [node.probability.best for node in sixths.nodes.values() if node.probability]
    assert sum(shares) == pytest.approx(1, abs=1e-12)
    assert tree(read("A (33 %)\nB (66 %)")) == [("A", 33, None), ("B", 66, None)]


def test_a_leaf_ends_where_the_name_is_spelled_most_like_it() -> None:
    names = ("deal", "Deal", "D\u00e9al", "D\u00c9AL!")
    ends = {"deal": "e1", "Deal": "e2", "De\u0301al": "e3", "d\u00e9al": "e3", "de\u0301al!": "e4"}
    for said, end in {**ends, "DEAL": "e1", "DEAL?!": "e1"}.items():
        assert outlined(f"A → {said}\nB\t30 %\t{said}", *names)[0] == [
            ("A", None, end),
            ("B", 30, end),
        ]


def test_an_endpoint_that_is_called_like_a_number_is_no_probability() -> None:
    assert outlined("A\t40%\t50\nB\t60%\t50\nC\t50\t.0\nD\t50 %", "50")[0] == [
        ("A", 40, "e1"),
        ("B", 60, "e1"),
        ("C", 0, "e1"),
        ("D", 50, None),
    ]


def test_an_end_that_nobody_knows_is_said() -> None:
    text = "A → Elsewhere\nB\t40 %\tNowhere\nC (20 %) → Elsewhere\nD → Here"
    read_as, said = outlined(text, "Here")
    assert read_as == [
        ("A → Elsewhere", None, None),
        ("B Nowhere", 40, None),
        ("C → Elsewhere", 20, None),
        ("D", None, "e1"),
    ]
    assert said == ["the endpoint “Elsewhere”", "the endpoint “Nowhere”"]


def test_a_label_that_points_somewhere_by_itself_ends_nowhere() -> None:
    leaves = {"a": Node("a", "leaf", "Talks → Here"), "b": Node("b", "leaf", "War", Estimate(0.4))}
    root = Node("r", "chance", children=tuple(leaves))
    carried = Scenario(title="", root="r", nodes=Table({"r": root} | leaves))
    assert outlined(outline(carried), "Here") == (tree(carried), [])


@given(
    st.lists(
        WORDS.filter(bool)
        | st.sampled_from(["50", "0.5", "30 %", "a", "A", "\u00c1", "\U0001f525", "!"]),
        unique_by=lambda name: unicodedata.normalize("NFC", name),
        min_size=1,
        max_size=6,
    ),
    st.floats(1e-9, 1),
)
def test_whatever_an_endpoint_is_called_its_leaf_ends_there_again(
    names: list[str], share: float
) -> None:
    leaves = {
        f"n{place}": Node(f"n{place}", "leaf", "x", Estimate(share), endpoint=f"e{place}")
        for place in range(1, len(names) + 1)
    }
    carried = Scenario(
        title="",
        root="r",
        nodes=Table({"r": Node("r", "chance", children=tuple(leaves))} | leaves),
        endpoints=Roster(Endpoint(f"e{place}", name) for place, name in enumerate(names, 1)),
    )
    text = unicodedata.normalize("NFD", outline(carried))
    back, said = outlined(text, *names)
    assert [end for _label, _share, end in back] == [node.endpoint for node in leaves.values()]  # type: ignore[misc]
    assert said == []
