"""The quick line reads a few letters as judgements, or says in a sentence why it cannot."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Actor, Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import folded
from scenario_desk.presentation.quick_line.forms import FORMS
from scenario_desk.presentation.quick_line.judgements import Judgement, name_of, steps
from scenario_desk.presentation.quick_line.line import Line, LineRefused, read
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.undo_labels import undo_label
from tests.model.building import small_scenario

FRESH = "fresh"


def line(text: str, *nodes: str, scenario: Scenario | None = None) -> Line:
    return read(text, scenario or small_scenario(), nodes or ("leave",), FRESH)


def judge(scenario: Scenario, nodes: tuple[str, ...], judged: tuple[Judgement, ...]) -> Scenario:
    return edits.together(scenario, *steps(nodes, judged))


def said(text: str, *nodes: str, scenario: Scenario | None = None) -> Scenario:
    """The scenario after the line was taken for these nodes, by default one leaf."""
    scenario = scenario or small_scenario()
    nodes = nodes or ("leave",)
    return judge(scenario, nodes, line(text, *nodes, scenario=scenario).judgements())


def refusal(text: str, *nodes: str) -> str:
    """The sentence with which the line is refused."""
    try:
        said(text, *nodes)
    except (LineRefused, EditRefused) as refused:
        return words(refused.message)
    return ""


def shown(text: str) -> list[str]:
    """What is offered for the last part of the line."""
    return [suggestion.says for suggestion in line(text).parts[-1].suggestions]


def test_the_rest_and_numbers_judge_the_branch():
    assert said("rest", "talks").nodes["talks"].probability is None
    assert said("0,3").nodes["leave"].probability == Estimate(0.3)
    assert said("30%").nodes["leave"].probability == Estimate(0.3)
    assert said(".2 .3 .45").nodes["leave"].probability == Estimate(0.3, 0.2, 0.45)
    assert said("\uff13\uff15\uff05").nodes["leave"].probability == Estimate(0.35)
    assert said("\uff0e\uff12").nodes["leave"].probability == Estimate(0.2)


def test_a_semicolon_of_full_width_parts_a_line():
    wide = line("\uff14\uff10\uff05\uff1b q \uff21\uff1f")
    assert [(part.start, part.end) for part in wide.parts] == [(0, 3), (5, 9)]
    assert [wide.at(cursor) for cursor in (0, 3, 4, 9)] == [0, 0, 1, 1]
    taken = judge(small_scenario(), ("leave",), wide.judgements()).nodes["leave"]
    assert (taken.probability, taken.question) == (Estimate(0.4), "\uff21\uff1f")


def test_what_a_number_was_judged_by_stays_with_it():
    scenario = edits.set_probability(small_scenario(), "talks", Estimate(0.5, rationale="Cables."))

    assert said("40", "talks", scenario=scenario).nodes["talks"].probability == Estimate(
        0.4, rationale="Cables."
    )


@pytest.mark.parametrize("typed", ["d us", "d US", "d united", "d states", "decision Unit"])
def test_a_decision_of_the_actor_that_fits(typed: str):
    node = said(typed, "talks").nodes["talks"]

    assert (node.kind, node.owner) == ("decision", "us")


def test_a_decision_alone_keeps_its_owner():
    assert said("d", "push").nodes["push"].owner == "ru"
    assert said("d", "talks").nodes["talks"].kind == "decision"
    assert said("d nobody", "push").nodes["push"].owner is None


def test_chance_and_leaf():
    assert said("c", "push").nodes["push"].kind == "chance"
    node = said("e froz").nodes["leave"]
    assert (node.kind, node.endpoint) == ("leaf", "e3")
    assert said("e -").nodes["leave"].endpoint is None
    assert refusal("e froz", "talks") == (
        "“Talks open” has branches, so it cannot be a leaf; move or delete them first."
    )


def test_a_new_endpoint_comes_with_the_leaf_that_ends_there():
    before, after = small_scenario(), said("e Stalemate at sea")

    assert after.nodes["leave"].endpoint == FRESH
    assert after.endpoints[FRESH] == Endpoint(FRESH, "Stalemate at sea")
    assert undo_label(name_of(line("e Stalemate").judgements()), changes(before, after)) == (
        "Add endpoint “Stalemate at sea”"
    )


def test_a_new_actor_comes_with_its_base_profile():
    after = said("d Türkiye", "talks")

    assert after.nodes["talks"].owner == FRESH
    base = after.actors[FRESH].base_profile
    assert after.actors[FRESH] == Actor(FRESH, "Türkiye", base_profile=base)
    assert after.profiles[base].actor == FRESH


def test_a_phase_and_a_new_one():
    assert said("p first").nodes["leave"].phase == "first"
    assert said("p -", "root").nodes["root"].phase is None
    after = said("p The second year")
    assert after.phases[after.nodes["leave"].phase].name == "The second year"
    assert refusal("p") == "Type the beginning of a name after “p”, or choose one."


def test_history_is_a_switch_for_all_of_them():
    took = said("h", "talks", "push")
    assert took.nodes["talks"].historical
    assert took.nodes["push"].historical
    both = said("h", "talks", "leave", scenario=said("h", "talks"))
    assert both.nodes["leave"].historical
    assert not said("h", "talks", scenario=took).nodes["talks"].historical


def test_words_and_how_a_decision_resolves():
    assert said("q What  next?", "talks").nodes["talks"].question == "What  next?"
    assert said("n See the annex.").nodes["leave"].notes == "See the annex."
    assert said("r", "push").nodes["push"].resolves == "rational"
    assert said("j", "push").nodes["push"].resolves == "judged"
    assert refusal("r") == (
        "“Washington leaves” is not a decision, so nobody chooses there; make it a decision first."
    )


def probabilities(scenario: Scenario, node: str) -> list[float | None]:
    branches = (scenario.nodes[key] for key in scenario.nodes[node].children)
    return [each.probability.best if each.probability else None for each in branches]


def test_even_and_normal_are_said_of_the_branches_or_beside_a_leaf():
    assert probabilities(said("even", "talks"), "talks") == [0.5, 0.5]
    assert probabilities(said("even"), "root") == pytest.approx([1 / 3] * 3)
    given = edits.set_probabilities(small_scenario(), "root", {"leave": Estimate(0.6)})
    assert probabilities(said("norm", scenario=given), "root") == pytest.approx([0.25, 0.15, 0.6])
    assert probabilities(said("norm all", scenario=given), "root") == pytest.approx(
        [0.5 / 1.4, 0.3 / 1.4, 0.6 / 1.4]
    )


def test_a_number_with_norm_makes_room_for_it_beside_the_branch():
    given = edits.set_probabilities(small_scenario(), "root", {"leave": Estimate(0.2)})

    assert probabilities(said("0.5; norm", "push", scenario=given), "root") == pytest.approx(
        [0.5 * 0.5 / 0.7, 0.5, 0.2 * 0.5 / 0.7]
    )


def test_what_happened_and_back():
    after = said("happened", "deal")
    assert [move.branch for move in after.moves] == ["talks", "deal"]
    assert not said("back", "talks", scenario=after).moves


def test_several_judgements_are_one_edit():
    after = said("d ir; 30; q Whose road?;", "talks")

    node = after.nodes["talks"]
    assert (node.kind, node.owner, node.question) == ("decision", "ir", "Whose road?")
    assert node.probability == Estimate(0.3)
    assert undo_label(name_of(line("c;30").judgements()), changes(small_scenario(), after)) == (
        "Edit “Talks open”"
    )


def test_a_line_with_one_part_refused_does_nothing():
    assert refusal("30; r") == refusal("r")


def test_it_is_said_of_every_selected_node():
    after = said("p -; 10", "talks", "push")
    assert probabilities(after, "root") == [0.1, 0.1, None]
    assert said("e e1", "leave", "stall").nodes["stall"].endpoint == "e1"
    assert refusal("q Why?", "talks", "push") == (
        "“q” is said of one node, and 2 are selected; select one."
    )


def test_what_fits_better_comes_first_and_a_new_name_last():
    assert shown("e tran") == [
        "Negotiated transition",
        "Imposed transition",
        "New endpoint “tran”",
    ]
    assert shown("e e4")[0] == "Reconquest"
    assert shown("e reconquest") == ["Reconquest"]


def test_only_what_can_mean_one_thing_is_certain():
    assert line("e froz").certain()
    assert not line("e tran").certain()
    assert line("e tran").certain({0: 1})
    assert line("e Atlantis").certain()
    assert line("d us; e3").parts[0].certain
    assert not line("ha; no").certain()
    assert line("happ").certain()


def test_a_suggestion_that_is_chosen_is_taken():
    chosen = line("e tran").judgements({0: 1})

    assert judge(small_scenario(), ("leave",), chosen).nodes["leave"].endpoint == "e2"


def test_an_empty_line_offers_every_beginning_and_says_nothing():
    assert len(shown("")) == len(FORMS)
    assert line(" ; ").judgements() == ()


def test_the_beginning_of_a_word_offers_what_it_can_become():
    offered = [each.text for each in line("no").parts[0].suggestions]
    assert offered == ["n", "norm"]
    assert line("re").judgements()[0].form.key == "rest"


def test_completing_writes_the_part_out_and_leaves_the_others():
    typed = line("30; e tran; q So?")
    text, cursor = typed.completed(1, typed.parts[1].suggestions[1])
    assert text == "30; e Imposed transition; q So?"
    assert text[:cursor] == "30; e Imposed transition"
    typed = line("30; qu")
    assert typed.completed(1, typed.parts[1].suggestions[0]) == ("30; q ", 6)
    assert typed.at(2) == 0
    assert typed.at(6) == 1


def test_every_suggestion_written_out_means_the_same_again():
    scenario = edits.amend(small_scenario(), "endpoints", "e2", name="Negotiated transition")
    scenario = edits.amend(scenario, "endpoints", "e3", name="Lines; frozen")
    for typed in ("e", "d", "p ", "e tran", "e Atlantis", "norm", "h"):
        part = line(typed, scenario=scenario).parts[0]
        for suggestion in part.suggestions:
            if suggestion.judgement is None:
                continue
            again = line(suggestion.text, scenario=scenario)
            assert judge(scenario, ("leave",), again.judgements()) == judge(
                scenario, ("leave",), (suggestion.judgement,)
            )


def called(*names: str) -> Scenario:
    """The small scenario with more endpoints, of these names."""
    scenario = small_scenario()
    for place, name in enumerate(names):
        scenario = edits.add_new(scenario, collection="endpoints", id=f"x{place}", name=name)
    return scenario


def test_the_spelling_that_is_nearest_is_meant():
    scenario = called("deal", "Deal", "D\u00e9al", "D\u00e9al!", "\U0001f525", "A", "50")
    typed = {"deal": "x0", "Deal": "x1", "De\u0301al": "x2", "D\u00c9AL!": "x3", "\U0001f525": "x4"}
    for name, key in {**typed, "A": "x5", "50": "x6", '"50"': "x6", "x2": "x2"}.items():
        assert line(f"e {name}", scenario=scenario).certain(), name
        assert said(f"e {name}", scenario=scenario).nodes["leave"].endpoint == key
    assert not line("e DEAL", scenario=scenario).certain()


def test_a_name_in_quotes_is_that_name():
    scenario = called("Deal", "-", '"Deal"', "unfinished")
    for typed, key in {"Deal": "x0", '"-"': "x1", '"Deal"': "x2", "unfinished": "x3"}.items():
        assert said(f"e {typed}", scenario=scenario).nodes["leave"].endpoint == key
    assert said("e -", scenario=scenario).nodes["leave"].endpoint is None
    new = said('e "deal"', scenario=scenario)
    assert new.endpoints[new.nodes["leave"].endpoint].name == "deal"


NAMES = st.text(
    st.characters(exclude_characters=";\uff1b", exclude_categories=("Cs", "Cc")), min_size=1
) | st.sampled_from(
    ["-", '"', '"-"', "Deal", "deal", "D\u00e9al", "\U0001f525", "50", "e1", "nobody"]
)


@given(st.lists(NAMES, max_size=4), NAMES)
def test_whatever_things_are_called_a_name_in_quotes_is_that_or_new(names: list[str], name: str):
    wanted = " ".join(unicodedata.normalize("NFC", name).split())
    assume(wanted and '"' not in wanted)
    scenario = called(*names)
    end = said(f'e "{name}"', scenario=scenario)
    found = end.endpoints[end.nodes["leave"].endpoint]
    # Quotes may be a part of somebody's name, too.
    assert " ".join(unicodedata.normalize("NFC", found.name).split()) in (wanted, f'"{wanted}"')


@given(
    st.lists(NAMES, min_size=1, max_size=4, unique_by=lambda name: folded(" ".join(name.split())))
)
def test_whatever_things_are_called_what_is_offered_means_itself(names: list[str]):
    scenario = called(*names)
    for suggestion in line("e", scenario=scenario).parts[0].suggestions:
        assert suggestion.judgement is not None
        again = line(suggestion.text, scenario=scenario).judgements()
        assert again[0].values == suggestion.judgement.values, suggestion.text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("xyz", "“xyz” begins no judgement; begin with one of rest, d, c, e, p, q, n, h, r, j,"),
        ("rest now", "“rest” stands alone; take away “now”."),
        ("norm some", "“norm” stands alone; take away “some”."),
        ("q", "Type the words after “q”."),
        ("30; rest", "“a number” and “rest” settle the same; keep one of them."),
        ("d us; c", "“d” and “c” settle the same; keep one of them."),
        ("30; 20", "“a number” and “a number” settle the same; keep one of them."),
        ("1.2.3", "“1.2.3” is not a number."),
        ("130", "130 is outside the scale from 0 to 1."),
        ("hap now", "“hap” begins no judgement;"),
    ],
)
def test_a_refusal_is_one_clear_sentence(text: str, sentence: str):
    assert refusal(text).startswith(sentence)


LETTERS = st.one_of(
    st.text(),
    st.text("drecphqnj; 0.3%-,"),
    st.lists(
        st.sampled_from([word for form in FORMS for word in form.words] + ["us", "tran", ";", "3"])
    ).map(" ".join),
)


@given(LETTERS, st.sampled_from([("root",), ("leave",), ("talks", "deal"), ("push",), ()]))
def test_any_text_is_taken_or_refused_with_a_sentence(text: str, nodes: tuple[str, ...]):
    scenario = small_scenario()
    typed = read(text, scenario, nodes, FRESH)
    assert len(typed.parts) == text.count(";") + 1
    for part in typed.parts:
        assert text[part.start : part.end] == text[part.start : part.end].strip()
    try:
        judge(scenario, nodes, typed.judgements())
        sentence = "Taken."
    except (LineRefused, EditRefused) as refused:
        sentence = words(refused.message)
    assert sentence.endswith(".")
