"""The grammar of the quick line, as a table: how a judgement begins and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenario_desk.model.spelling import folded
from scenario_desk.presentation.words.language import _, english, mark, mark_in

Takes = Literal["", "number", "actors", "endpoints", "phases", "text", "all"]
"""What follows the word: nothing, a number, a name from a roster, words, perhaps "all"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of judgement. `words` begin it, the one to be shown first; a number has none."""

    key: str
    words: tuple[str, ...]
    takes: Takes
    about: str
    """What it settles: nothing is settled twice in one line."""
    says: str
    """What it is for, in the list of beginnings."""
    example: str
    """How it is written, where the word alone does not show it."""
    single: bool = False
    """Whether it can be said of one node only."""

    def spoken(self) -> tuple[str, ...]:
        """Every word that begins it: those of the current language, and the English ones."""
        return tuple(dict.fromkeys((*map(_, self.words), *map(english, self.words))))


FORMS: tuple[Form, ...] = (
    Form("number", (), "number", "probability",
         mark("how likely this branch is"), "30   .2 .3 .45"),
    Form("rest", (mark("rest"),), "", "probability",
         mark("this branch is what the others leave"), ""),
    Form("decision", (mark_in("quick line", "d"), mark("decision")), "actors", "kind",
         mark("a decision, and whose"), mark("d us")),
    Form("chance", (mark_in("quick line", "c"), mark("chance")), "", "kind",
         mark("a chance node"), ""),
    Form("leaf", (mark_in("quick line", "e"), mark("ends"), mark("endpoint"), mark("leaf")),
         "endpoints", "kind", mark("a leaf, and the endpoint it ends in"), mark("e frozen")),
    Form("phase", (mark_in("quick line", "p"), mark("phase")), "phases", "phase",
         mark("the phase it falls in"), mark("p first")),
    Form("question", (mark_in("quick line", "q"), mark("question")), "text", "question",
         mark("what is asked here"), mark("q What next?"), single=True),
    Form("notes", (mark_in("quick line", "n"), mark("notes")), "text", "notes", mark("notes"),
         mark("n see the annex")),
    Form("historical", (mark_in("quick line", "h"), mark("history")), "", "historical",
         mark("history took this branch, or did not"), ""),
    Form("rational", (mark_in("quick line", "r"), mark("rational")), "", "resolves",
         mark("its owner chooses rationally"), ""),
    Form("judged", (mark_in("quick line", "j"), mark("judged")), "", "resolves",
         mark("its owner does as judged"), ""),
    Form("even", (mark("even"),), "", "branches",
         mark("the branches are equally likely"), ""),
    Form("norm", (mark("norm"), mark("normalise")), "all", "branches",
         mark("the others are scaled to add up"), mark("norm all")),
    Form("happened", (mark("happened"),), "", "moves", mark("this branch has happened"), "",
         single=True),
    Form("back", (mark("back"),), "", "moves", mark("take back that it has happened"), "",
         single=True),
)  # fmt: skip


def begun(word: str) -> tuple[tuple[Form, ...], bool]:
    """The forms that a word begins, and whether it is one of the words of the first.

    A whole word comes before the beginning of one, so that "n" is "notes" and "no" also "norm".
    """
    typed = folded(word)
    if not typed:
        return (), False
    whole, parts = [], []
    for form in FORMS:
        spoken = [folded(each) for each in form.spoken()]
        if typed in spoken:
            whole.append(form)
        elif any(each.startswith(typed) for each in spoken):
            parts.append(form)
    return (*whole, *parts), bool(whole)
