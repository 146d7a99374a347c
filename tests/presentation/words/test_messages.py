"""Every code has words, and words never fail."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import scenario_desk
from scenario_desk.analysis.findings import JUDGED_INSTEAD
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused, Finding, Message
from scenario_desk.model.rosters import ROWS
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words import messages, numbers
from scenario_desk.presentation.words.field_names import FIELD_NAMES
from scenario_desk.presentation.words.language import ROLES, Cases, english
from scenario_desk.presentation.words.messages import WAYS, filled, listed, templates, words
from scenario_desk.presentation.words.templates import judged

PACKAGE = Path(scenario_desk.__file__).parent


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch):
    """Word one template with the values given."""

    def say(template, **values):
        monkeypatch.setattr(messages, "templates", lambda: {"code": template})
        return words(Message("code", values))

    return say


def codes_raised(*, whole: bool = False) -> Iterator[tuple[str, str]]:
    """Every code written as a literal in the package: (code, where).

    whole: only of findings and refusals, which are sentences; a message may be a part of one.
    """
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name != "Message" and name != "Finding" and not name.endswith("Refused"):
                continue
            if whole and name == "Message":
                continue
            place = 1 if name == "Finding" else 0
            given = [*call.args[place : place + 1]]
            given += [word.value for word in call.keywords if word.arg == "code"]
            for argument in given:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value, f"{path.relative_to(PACKAGE)}:{call.lineno}"


def texts() -> Iterator[tuple[str, str]]:
    """Every text of every template: (code, text)."""
    for code, template in templates().items():
        if isinstance(template, Cases):
            yield from ((code, english(text)) for text in template.sentences.values())
        else:
            yield from (
                (code, each) for each in ([template] if isinstance(template, str) else template)
            )


def test_every_code_in_the_package_has_words():
    known = templates()
    speechless = [f"{code} ({where})" for code, where in codes_raised() if code not in known]
    assert not speechless


def test_the_codes_an_analysis_looks_up_have_words():
    assert set(JUDGED_INSTEAD.values()) <= set(templates())


def test_no_template_is_left_of_a_code_that_went_away():
    spoken = {
        constant.value
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "templates"
        for constant in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }
    assert set(templates()) - spoken == set()


def test_every_template_can_be_filled():
    for code, text in texts():
        ways = {way for _, name, way, _ in string.Formatter().parse(text) if name is not None}
        assert ways <= {*WAYS, *ROLES}, code
        assert text == text.strip(), code


def test_findings_and_refusals_are_sentences():
    whole = {code for code, _ in codes_raised(whole=True)}
    for code, text in texts():
        if code in whole:
            assert text[0].isupper() or text[0] in "{“", f"{code}: {text}"
            assert text[-1] in ".?!”}", f"{code}: {text}"


def test_a_finding_and_a_refusal_are_worded_alike():
    about = {"label": "x"}
    finding = Finding("error", "no_such_code", "nodes", "n01", about)
    assert words(finding) == words(EditRefused("no_such_code", **about).message)


def test_an_unknown_code_still_reads():
    assert words(Message("hat_too_big", {"size": 3.5})) == "Hat too big: size 3.5."
    assert words(Message("", {})) == "Something is not right."


def test_a_template_with_a_hole_falls_back(said):
    assert said("{missing} is not here.", there=1) == "Code: there 1."
    assert said(("{count} leaf", "{count} leaves"), there=1) == "Code: there 1."
    assert said(Cases("what", {"hat": "A hat."}), what=["hat"]) == "Code: what hat."


def test_a_template_is_read_once_however_often_it_is_said(said, monkeypatch):
    read = []

    class Reading(string.Formatter):
        def parse(self, text):
            read.append(text)
            return super().parse(text)

    monkeypatch.setattr(messages, "Formatter", Reading)
    text = "{{{name}}} is {value:signed} of {value}, said once."
    for number in range(3):
        assert said(text, name=f"n{number}", value=number) == (
            f"{{n{number}}} is {numbers.signed(number)} of {number}, said once."
        )
    assert read == [text]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("as it is", "as it is"),
        (-12, "−12"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1e+20"),
        (None, "nothing"),
        (True, "yes"),
        (("a", "b", "c"), "a, b and c"),
        (frozenset({"b", "a"}), "a and b"),
        (Estimate(best=5), "5"),
        (Estimate(best=5, low=-1, high=9), "5 (−1 to 9)"),
        (Message("no_such_code"), "No such code."),
    ],
)
def test_values_are_written_by_type(said, value, written):
    assert said("{value}", value=value) == written


def test_a_place_can_say_how_its_value_is_written(said):
    assert (
        said("{p:percent} {name:quoted}", p=0.25, name="Leave") == "25\N{NO-BREAK SPACE}% “Leave”"
    )


def test_a_sentence_starts_with_a_capital_and_a_name_keeps_its_letters(monkeypatch):
    known = {"root": "the root", "odd": "{node} is odd.", "even": "“{name}” is even; see {node}."}
    monkeypatch.setattr(messages, "templates", lambda: known)
    node = Message("root")
    assert words(Message("odd", {"node": node})) == "The root is odd."
    assert words(Message("odd", {"node": "n01"})) == "n01 is odd."
    even = Message("even", {"node": node, "name": "e"})
    assert words(even) == "“e” is even; see the root."


def test_each_case_has_a_sentence_of_its_own(said):
    template = Cases("what", {"weight": "The weight is {value}.", "score": "The score is {value}."})
    assert said(template, what="weight", value=3) == "The weight is 3."
    assert said(template, what="hat", value=3) == "Code: what hat, value 3."


@pytest.mark.parametrize("code", judged.TEMPLATES)
def test_everything_judged_has_its_sentences(code):
    estimates = set(SCALES) - {"red_line"}
    assert estimates <= set(judged.TEMPLATES[code].sentences)
    assert code == "estimate_disordered" or "red_line" in judged.TEMPLATES[code].sentences


def test_every_field_has_a_name():
    held = {field.name for entity in (Scenario, *ROWS) for field in fields(entity) if field.init}
    derived = {"parents", "levels"}
    assert held - derived - {"id", "nodes", "root", "children"} <= set(FIELD_NAMES)


def test_a_field_is_said_by_its_name(said):
    assert said("“{field:field}”", field="reservation") == "“no-agreement value”"
    assert said("“{field:field}”", field="never_heard_of") == "“never heard of”"


def test_a_phrase_has_a_form_for_each_role(monkeypatch):
    forms = {"": "the root"} | {role: f"the root ({role})" for role in ROLES}
    odd = "{node} is odd at {node:at}."
    monkeypatch.setattr(messages, "templates", lambda: {"root": Cases("role", forms), "odd": odd})
    node = Message("root")
    assert words(Message("odd", {"node": node})) == "The root is odd at the root (at)."
    assert words(Message("odd", {"node": "n01"})) == "n01 is odd at n01."
    assert filled("{n:of}", n=node) == "the root (of)"


def test_what_a_node_follows_in_a_sentence_is_its_role():
    follows = re.compile(rf"\b({'|'.join(ROLES)}) {{(node|parent|branch|above)(}}|:(?!\1))", re.I)
    assert not [text for _, text in texts() if follows.search(text)]


@pytest.mark.parametrize("code", ["node_is_root", "node_below", "node_unnamed"])
def test_what_nodes_are_called_has_a_form_for_each_role(code):
    forms = templates()[code].sentences
    assert set(forms) == {"", *ROLES}
    alike = {english(form) for role, form in forms.items() if role != "decision"}
    assert len(alike) == 1


@pytest.mark.parametrize(
    ("node", "called"),
    [
        (Message("node_called", {"name": "Leave"}), "the decision “Leave”;"),
        (Message("node_is_root"), "the decision at the root;"),
        (
            Message("node_below", {"above": Message("node_called", {"name": "Leave"})}),
            "the decision without a name below “Leave”;",
        ),
        (Message("node_unnamed", {"id": "n7"}), "the decision without a name (n7);"),
    ],
)
def test_a_decision_is_called_as_english_calls_it(node, called):
    finding = Finding("warning", "decision_without_owner", "nodes", "n7", {"node": node})
    assert called in words(finding)


def test_one_and_many(said):
    pair = ("{count} leaf is unfinished.", "{count} leaves are unfinished.")
    assert said(pair, count=1) == "1 leaf is unfinished."
    assert said(pair, count=2) == "2 leaves are unfinished."


def test_names_are_listed_as_prose_does():
    assert [listed("abc"[:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
