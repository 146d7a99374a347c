"""What stands at a node and its branch, and what pointing at them tells."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import DECISION
from scenario_desk.presentation.glyph import glyph_words
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.change_marks import ChangeMarks
from scenario_desk.presentation.tree.node_figures import (
    BETWEEN,
    Figure,
    fold_figures,
    juncture_line,
    overlap_digits,
    zone_figures,
)
from scenario_desk.presentation.tree.owner_choice import choice_line, choice_of
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import likelihood, percent
from scenario_desk.presentation.words.sentences import (
    branch_likelihood,
    choice_sentence,
    node_likelihood,
    then_now,
)
from scenario_desk.presentation.words.sentences.branches import in_place_sentence, off_sentence

_SAME = 5e-4
"""Probabilities nearer than this read the same."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Words to the right of a node: after a pill for what a fold hides, or alone."""

    pill: str = ""
    text: str = ""
    colour: str = "ink"
    """A token."""
    figures: tuple[Figure, ...] = ()
    """What `text` says, where there is a sign for each part of it."""
    open_still: bool = False
    """Whether nobody can know yet how large some of them are."""
    count: str = ""
    """What the pill says where it has less room."""


def probability_words(picture: Picture, position: int, short: bool = False) -> str:
    """The branch's probability: as it counts now, or as it was typed, and the other where it differs.

    `short` leaves the other, and that it is the rest, to the tooltip.
    """
    share = _share(picture, int(picture.scene.index[position]))
    if short:
        return _moved(picture, position) or _typed(picture, position) or share
    return _in_full(picture, position, share)


def probability_tries(picture: Picture, position: int) -> tuple[str, ...]:
    """The same, the fullest first: with the words of likelihood if they are shown, then in short."""
    full = probability_words(picture, position)
    short = probability_words(picture, position, short=True)
    if not picture.shown.likelihood or _moved(picture, position):
        return full, short
    row, figures = int(picture.scene.index[position]), picture.evaluation
    held = picture.styles.held
    said = likelihood(_counted(picture, figures, row)) if held else branch_likelihood(figures, row)
    told = _("{share}, {words}").format(share=_share(picture, row), words=said)
    return _in_full(picture, position, told), told, full, short


def _share(picture: Picture, row: int) -> str:
    """The branch's probability as it counts now, before → now where another one is pinned."""
    before = None if picture.answers is None else picture.answers.before(row)
    now = percent(_counted(picture, picture.evaluation, row))
    if before is None:
        return now
    former, old = before
    return then_now(percent(_counted(picture, former.evaluation, old)), now)


def _counted(picture: Picture, figures: Evaluation, row: int) -> float:
    """The probability that counts: what owners would choose is held back with the results."""
    return float((figures.forecast if picture.styles.held else figures.probability)[row])


def _moved(picture: Picture, position: int) -> str:
    """What stands for the probability of a branch that has happened, or cannot any more."""
    if picture.styles.happened[position]:
        return _("happened")
    return _("ruled out") if picture.styles.ruled_out[position] else ""


def _in_full(picture: Picture, position: int, share: str) -> str:
    """All that is to be said of a probability; `share`: how the one that counts is written."""
    if moved := _moved(picture, position):
        return moved
    row = int(picture.scene.index[position])
    judged = float(picture.evaluation.forecast[row])
    if abs(_counted(picture, picture.evaluation, row) - judged) > _SAME:
        return _("{now}, judged {judged}").format(now=share, judged=percent(judged))
    if picture.node(position).probability is None:
        return _("{share}, the rest").format(share=share)
    if typed := _typed(picture, position):
        return _("{typed}, counts as {share}").format(typed=typed, share=share)
    return share


def _typed(picture: Picture, position: int) -> str:
    """The probability as it was typed, where the branches do not add up to 1; else ""."""
    row, typed = int(picture.scene.index[position]), picture.node(position).probability
    judged = float(picture.evaluation.forecast[row])
    if typed is None or abs(_counted(picture, picture.evaluation, row) - judged) > _SAME:
        return ""
    above = picture.scenario.parents.get(picture.node(position).id)
    if above is not None and in_place_sentence(picture.evaluation, above):
        return ""
    return percent(typed.best) if percent(typed.best) != percent(judged) else ""


def beside_words(picture: Picture, position: int) -> Beside:
    """An endpoint's name, or what is left of the overlap behind a fold, zone by zone."""
    hidden = int(picture.scene.hidden[position])
    if hidden:
        row = int(picture.scene.index[position])
        count = f"+{hidden:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        if picture.marks is not None:
            return Beside(_differing(picture.marks, position, count), count=count)
        reach = percent(float(picture.evaluation.reach[row]))
        pill = f"{count} · {reach}" if _tells_reach(picture) else count
        if picture.styles.held:
            return Beside(pill, count=count)
        open_still = float(picture.evaluation.undecided_reach[row]) > 0
        figures = fold_figures(picture.answers or Answers(picture.evaluation), row)
        none = _("overlap {share}").format(share=percent(0.0))
        text = BETWEEN.join(each.words for each in figures) or none
        return Beside(pill, text, "muted", figures, open_still, count)
    node = picture.node(position)
    if node.children:
        return Beside()
    if node.kind != "leaf":
        return Beside(text=_("no branches yet"), colour="muted")
    endpoint = picture.scenario.endpoints.get(node.endpoint)
    if endpoint is None:
        return Beside(text=_("no endpoint yet"), colour="muted")
    return Beside(text=endpoint.name)


def _differing(marks: ChangeMarks, position: int, count: str) -> str:
    """How many nodes a fold hides, and how many of them differ from the tree beside it."""
    differing = int(marks.inside[position])
    if not differing:
        return count
    text = ngettext("{count}, {n} differs", "{count}, {n} differ", differing)
    return text.format(count=count, n=differing)


def as_hint(lines: Sequence[str]) -> str:
    """Lines as escaped rich text, the first bold: a file's text must not be read as markup."""
    head, *rest = (html.escape(line) for line in lines)
    return (
        "<p style='white-space:pre-wrap'><b>"
        + head
        + "</b>"
        + "".join(f"<br>{line}" for line in rest)
        + "</p>"
    )


def hint_lines(picture: Picture, position: int) -> list[str]:
    """What is to be known of a node in a few lines; the first names it."""
    node, row = picture.node(position), int(picture.scene.index[position])
    figures = picture.evaluation
    lines = [node.label or node.question or _("No label yet")]
    if node.question and node.question != lines[0]:
        lines.append(node.question)
    owner = picture.scenario.actors.get(node.owner)
    if node.kind == "decision":
        decides = _("{actor} decides").format(actor=owner.name) if owner else _("Nobody decides")
        lines.append(decides)
    endpoint = picture.scenario.endpoints.get(node.endpoint)
    if endpoint is not None and not node.children:
        lines.append(_("Ends in: {name}").format(name=endpoint.title or endpoint.name))
        if not picture.styles.held:
            lines.append(endpoint_words(figures, row))
    if row:
        share = _counted(picture, figures, row)
        said = likelihood(share) if picture.styles.held else branch_likelihood(figures, row)
        lines.append(
            _("{words} ({share}) from the node before").format(
                words=_capital(said), share=percent(share)
            )
        )
        lines += _range(node)
        if off := off_sentence(picture.scenario, node.id):
            lines.append(off)
        if _tells_reach(picture):
            reach = float(figures.reach[row])
            lines.append(
                _("Reached in all: {share}, {words}").format(
                    share=percent(reach), words=node_likelihood(figures, row)
                )
            )
        lines += _before(picture, row)
    if not picture.styles.held:
        lines += _answers(picture, row)
    hidden = int(picture.scene.hidden[position])
    if hidden:
        lines.append(
            ngettext("Folded: hides {n} node", "Folded: hides {n} nodes", hidden).format(n=hidden)
        )
    if node.historical:
        lines.append(_("History took this branch"))
    return lines


def _before(picture: Picture, row: int) -> list[str]:
    """What was pinned of a node, where it is another now."""
    pinned = None if picture.answers is None else picture.answers.before(row)
    if pinned is None:
        return []
    former, old, figures = pinned[0].evaluation, pinned[1], picture.evaluation
    lines = []
    ends = figures.frame.leaf_endpoint[row] >= 0 and former.frame.leaf_endpoint[old] >= 0
    if ends and not picture.styles.held:
        was = endpoint_words(former, old)
        if was != endpoint_words(figures, row):
            lines.append(_("Before: {words}").format(words=was))
    share = percent(_counted(picture, former, old))
    reach = percent(float(former.reach[old]))
    if not _tells_reach(picture) or (picture.styles.held and former.chosen_at.any()):
        return lines
    now = percent(_counted(picture, figures, row)), percent(float(figures.reach[row]))
    if (share, reach) != now:
        text = _("Before: {share} from the node before it, {reach} in all")
        lines.append(text.format(share=share, reach=reach))
    return lines


def endpoint_words(figures: Evaluation, row: int) -> str:
    """Who accepts the endpoint of the leaf in this row: "Tolerated, nobody signs"."""
    frame = figures.frame
    endpoint, principals = int(frame.leaf_endpoint[row]), np.flatnonzero(frame.principal)
    names = [frame.scenario.actors[frame.actor_ids[each]].label for each in principals]
    acceptable = figures.acceptable[endpoint, principals].tolist()
    return glyph_words(acceptable, int(figures.zone[endpoint]), names)


def _tells_reach(picture: Picture) -> bool:
    """Whether reach gives away nothing that is held back, such as what owners would choose."""
    return not (picture.styles.held and picture.evaluation.chosen_at.any())


def _answers(picture: Picture, row: int) -> list[str]:
    """Where a node leads, and what its owner or that of the decision before it would choose."""
    answers = picture.answers or Answers(picture.evaluation)
    figures, frame = picture.evaluation, picture.frame
    *signed, _tolerated = zone_figures(answers, row)
    lines = [
        _("From here to the overlap: {share}; {zones}").format(
            share=overlap_digits(answers, row),
            zones=", ".join(each.words for each in signed),
        )
    ]
    choice = choice_of(answers, row)
    if choice is not None:
        owner = picture.scenario.actors[frame.actor_ids[choice.owner]]
        lines.append(choice_line(choice, owner.label))
    lines += [choice_sentence(figures, row), juncture_line(answers, row)]
    return [line for line in lines if line]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _range(node: object) -> list[str]:
    probability = getattr(node, "probability", None)
    if probability is None or probability.low is None:
        return []
    return [
        _("Judged {low} to {high}").format(
            low=percent(probability.low), high=percent(probability.high)
        )
    ]


def announcement(picture: Picture, position: int) -> str:
    """The node as a screen reader says it when it is selected."""
    node, row = picture.node(position), int(picture.scene.index[position])
    kind = {
        "decision": _("decision"),
        "chance": _("chance"),
        "leaf": _("leaf"),
    }[node.kind]
    parts = [node.label or node.question or _("no label"), kind]
    owner = picture.scenario.actors.get(node.owner)
    if int(picture.frame.kind[row]) == DECISION and owner is not None:
        parts.append(owner.name)
    if row:
        parts.append(probability_words(picture, position))
    beside = beside_words(picture, position)
    if beside.text:
        parts.append(beside.text)
    hidden = int(picture.scene.hidden[position])
    if hidden:
        parts.append(ngettext("hides {n} node", "hides {n} nodes", hidden).format(n=hidden))
    children = len(node.children)
    if children and not hidden:
        parts.append(ngettext("{n} branch", "{n} branches", children).format(n=children))
    if (others := len(picture.selected) - 1) > 0:
        parts.append(ngettext("{n} more selected", "{n} more selected", others).format(n=others))
    return ", ".join(parts)
