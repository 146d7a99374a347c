"""What a picture that leaves the program says of itself: marking, title, question, assumptions."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.model.pictures import seen_by
from scenario_desk.presentation.drawing import Type
from scenario_desk.presentation.sheet.column import Paragraph
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import assumptions_sentence
from scenario_desk.presentation.words.sentences.phrasing import quoted
from scenario_desk.presentation.words.titles import title_of


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a picture."""

    marking: str
    title: str
    question: str
    branch: str
    """Which branch alone is shown; "" where all are."""
    assumptions: str
    headline: str = ""
    """The answer in one sentence, where the picture shows one."""
    sure: str = ""
    """How sure that is, where it was drawn."""
    left_out: str = ""
    """What of the picture is not in it."""

    @property
    def spoken(self) -> str:
        """All of them in one line, for where the picture cannot be seen."""
        said = (
            self.marking,
            self.title,
            self.question,
            self.branch,
            self.headline,
            self.sure,
            self.assumptions,
            self.left_out,
        )
        return " — ".join(each for each in said if each.strip())

    def head(self) -> tuple[Paragraph, ...]:
        """Above a picture of its own size."""
        return (
            Paragraph(self.marking, Type(12, True), align="centre", after=14),
            Paragraph(self.title, Type(20, True), after=4),
            Paragraph(self.question, Type(13), "muted", after=2),
            Paragraph(self.branch, Type(13), after=2),
            Paragraph(self.headline, Type(13), after=2),
            Paragraph(self.sure, Type(13), after=2),
            Paragraph(self.assumptions, Type(12), "muted", after=0),
        )

    def foot(self) -> tuple[Paragraph, ...]:
        """Below it: who keeps only the lower half of a picture must see the marking too."""
        return (
            Paragraph(self.left_out, Type(11), "muted", after=12 if self.marking else 0),
            Paragraph(self.marking, Type(12, True), align="centre", after=0),
        )


def _title(evaluation: Evaluation) -> str:
    """The scenario's, with whose view it is: nobody may take that for how things are."""
    scenario = evaluation.frame.scenario
    holder = seen_by(scenario, evaluation.assumptions)
    if holder is None:
        return title_of(scenario)
    text = _("{title} — as {name} sees it")
    return text.format(title=title_of(scenario), name=scenario.actors[holder].label)


def caption(evaluation: Evaluation, branch: str = "") -> Caption:
    """The words around a picture of a scenario as it is evaluated.

    branch: the id of the node whose branch alone is shown, if it is not the root.
    """
    scenario = evaluation.frame.scenario
    part = ""
    if branch and branch != scenario.root:
        node = scenario.nodes[branch]
        part = _("Only the branch {name}").format(name=quoted(node.label or node.question))
    return Caption(
        scenario.marking,
        _title(evaluation),
        # It may be the title as well.
        scenario.question if scenario.title else "",
        part,
        assumptions_sentence(scenario, evaluation.assumptions),
    )
