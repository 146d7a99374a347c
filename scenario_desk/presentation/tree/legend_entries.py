"""The signs that occur in a picture of the tree, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.glyph import glyph, glyph_words
from scenario_desk.presentation.sheet.legend import Entry
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.near import mark_of
from scenario_desk.presentation.tree.node_figures import Sign, fold_figures
from scenario_desk.presentation.tree.node_marks import Mark
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.words import endpoint_words
from scenario_desk.presentation.words.language import _

_ZONES: dict[Sign, Zone] = {
    "agreement": Zone.AGREEMENT,
    "with_package": Zone.WITH_PACKAGE,
    "tolerated": Zone.TOLERATED,
}


def tree_entries(picture: Picture) -> tuple[Entry, ...]:
    """The signs that occur, the most telling first."""
    return (*_marks(picture), *_strokes(picture))


def _marks(picture: Picture) -> Iterator[Entry]:
    frame = picture.frame
    said: dict[str, Entry] = {}
    for position in _that_may_differ(picture):
        row = int(picture.scene.index[position])
        mark = mark_of(picture, position)
        endpoint = int(frame.leaf_endpoint[row])
        if mark.kind == "leaf":
            words = endpoint_words(picture.evaluation, row)
        elif mark.kind == "decision":
            owner = int(frame.owner[row])
            actor = picture.scenario.actors[frame.actor_ids[owner]].name if owner >= 0 else ""
            words = _("{actor} decides").format(actor=actor) if actor else _("nobody decides yet")
        elif mark.kind == "unfinished":
            words = _("no endpoint yet")
        elif picture.styles.held and endpoint >= 0:
            # What an endpoint means is held back, and its mark says nothing.
            continue
        else:
            words = _("chance")
        said.setdefault(words, Entry(mark, words))
    for entry in _behind_folds(picture):
        said.setdefault(entry.words, entry)
    yield from sorted(said.values(), key=_rank)


def _behind_folds(picture: Picture) -> Iterator[Entry]:
    """The zones that are told at folds: no endpoint that is seen may be in them."""
    if picture.styles.held:
        return
    answers = picture.answers or Answers(picture.evaluation)
    told = {
        figure.sign
        for position in np.flatnonzero(picture.scene.hidden).tolist()
        for figure in fold_figures(answers, int(picture.scene.index[position]))
    }
    everyone = (1,) * len(picture.scenario.principals)
    names = [actor.label for actor in picture.scenario.principals]
    for sign, zone in _ZONES.items():
        if sign in told:
            mark = Mark("leaf", glyph=glyph(everyone, zone))
            yield Entry(mark, glyph_words(everyone, zone, names))


def _rank(entry: Entry) -> int:
    """The best that an endpoint can mean comes first, then who decides."""
    assert isinstance(entry.sign, Mark)
    glyph = entry.sign.glyph
    kinds = (
        *("agreement", "with_package", "tolerated", "undecided", "some", "none"),
        *("decision", "chance", "unfinished"),
    )
    return kinds.index(entry.sign.kind if glyph is None else glyph.verdict)


def _that_may_differ(picture: Picture) -> list[int]:
    """Positions with every mark that occurs among theirs."""
    frame, rows = picture.frame, picture.scene.index
    kinds = np.stack(
        [
            frame.kind[rows],
            frame.owner[rows],
            frame.leaf_endpoint[rows],
            frame.child_count[rows] > 0,
        ]
    )
    return sorted(np.unique(kinds, axis=1, return_index=True)[1].tolist())


def _strokes(picture: Picture) -> Iterator[Entry]:
    yield Entry("width", _("width: probability"))
    if not picture.styles.held:
        yield Entry("colour", _("colour: chance still to end in the overlap, signed or tolerated"))
    if picture.answers is not None and picture.answers.former is not None:
        yield Entry("arrow", _("from before to now"))
    if picture.styles.happened.any():
        yield Entry("happened", _("has happened"))
