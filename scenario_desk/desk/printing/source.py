"""What can be taken out of a window: gathered at once, drawn later in a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.exchange.pictures.chart_picture import (
    ChartMoment,
    ChartPicture,
    Framing,
    chart_picture,
)
from scenario_desk.exchange.pictures.drawing import Drawing
from scenario_desk.exchange.pictures.handout import Matter
from scenario_desk.exchange.pictures.picture_files import colours_for
from scenario_desk.exchange.pictures.qt_watched_text import WatchedTypeSetter
from scenario_desk.exchange.pictures.robustness_picture import (
    RobustnessMoment,
    RobustnessPicture,
    robustness_picture,
)
from scenario_desk.exchange.pictures.tree_picture import TreePicture, shown_tree, whole_tree
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tokens import Theme, tokens
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.chart.chart_view import ChartView
    from scenario_desk.desk.tree.tree_view import TreeView

Kind = Literal["tree", "chart", "robustness", "handout"]
_ONE_PAGE_UP_TO = 300
"""Nodes: a larger tree is rather spread over pages."""
Part = Literal["whole", "arranged", "shown"]
"""Everything; what folding and showing one branch alone leave of it; or what the pane shows."""


class Source(Protocol):
    """A moment of a picture; nothing of it changes any more."""

    @property
    def parts(self) -> dict[str, Part]:
        """What of it can be had, in words; the first is the usual one."""

    @property
    def spreads(self) -> bool:
        """Whether it is rather spread over pages than put on one."""

    @property
    def printed(self) -> Part:
        """What of it is usually printed: what is seen, where the whole takes many pages."""

    @property
    def words(self) -> SourceWords:
        """What is said once it is taken out."""

    def drawn(
        self, part: Part, ending: str, check: Callable[[], None]
    ) -> tuple[Drawing | Matter, WatchedTypeSetter]:
        """A part of it for a kind of file, and what sets its type; called in a thread.

        `check` raises where nobody wants it any more.
        """


class SourceWords(NamedTuple):
    """Sentences about one kind of picture."""

    in_file: str
    """With {file}."""
    printing: str = ""
    """From here on empty where it is not printed from here."""
    at_printer: str = ""
    not_printed: str = ""


@dataclass(frozen=True, slots=True)
class TreeSource:
    """A moment of the tree."""

    evaluation: Evaluation
    picture: Picture
    folded: frozenset[str]
    branch: str
    """The node whose branch alone is shown; "" for the whole tree."""
    held: bool
    theme: Theme
    printed: Part = "shown"
    pinned: Evaluation | None = None
    """The state that is kept beside it, for before and now."""

    @property
    def parts(self) -> dict[str, Part]:
        parts: dict[str, Part] = {_("The whole tree"): "whole"}
        if self.folded or self.branch:
            parts[_("The tree as it is folded now")] = "arranged"
        parts[_("What the pane shows")] = "shown"
        return parts

    @property
    def spreads(self) -> bool:
        return self.count > _ONE_PAGE_UP_TO

    @property
    def words(self) -> SourceWords:
        return SourceWords(
            in_file=_("The tree is in {file}."),
            printing=_("Printing the tree"),
            at_printer=_("The tree is at the printer."),
            not_printed=_("The tree was not printed"),
        )

    @property
    def count(self) -> int:
        """How many nodes the whole tree has."""
        return len(self.evaluation.frame.node_ids)

    def drawn(
        self, part: Part, ending: str, check: Callable[[], None]
    ) -> tuple[TreePicture, WatchedTypeSetter]:
        texts = WatchedTypeSetter(check)
        colours = colours_for(ending, self.theme)
        if part == "shown":
            return shown_tree(replace(self.picture, palette=palette(colours)), texts), texts
        arranged = part == "arranged"
        tree = whole_tree(
            self.evaluation,
            texts,
            colours,
            only=self.branch if arranged else "",
            folded=self.folded if arranged else (),
            direction=self.picture.direction,
            shown=self.picture.shown,
            held=self.held,
            pinned=self.pinned,
        )
        return tree, texts


@dataclass(frozen=True, slots=True)
class ChartSource:
    """A moment of the overlap chart."""

    moment: ChartMoment
    framing: Framing
    theme: Theme
    spreads: bool = False
    printed: Part = "whole"

    @property
    def parts(self) -> dict[str, Part]:
        return {_("The whole chart"): "whole", _("What the pane shows"): "shown"}

    @property
    def words(self) -> SourceWords:
        return SourceWords(
            in_file=_("The chart is in {file}."),
            printing=_("Printing the chart"),
            at_printer=_("The chart is at the printer."),
            not_printed=_("The chart was not printed"),
        )

    def drawn(
        self, part: Part, ending: str, check: Callable[[], None]
    ) -> tuple[ChartPicture, WatchedTypeSetter]:
        texts = WatchedTypeSetter(check)
        framing = self.framing if part == "shown" else None
        return chart_picture(self.moment, texts, colours_for(ending, self.theme), framing), texts


@dataclass(frozen=True, slots=True)
class RobustnessSource:
    """A moment of a picture of robustness."""

    moment: RobustnessMoment
    theme: Theme
    spreads: bool = False
    printed: Part = "whole"

    @property
    def parts(self) -> dict[str, Part]:
        return {_("The whole picture"): "whole"}

    @property
    def words(self) -> SourceWords:
        return SourceWords(
            in_file=_("The picture is in {file}."),
            printing=_("Printing the picture"),
            at_printer=_("The picture is at the printer."),
            not_printed=_("The picture was not printed"),
        )

    def drawn(
        self, _part: Part, ending: str, check: Callable[[], None]
    ) -> tuple[RobustnessPicture, WatchedTypeSetter]:
        texts = WatchedTypeSetter(check)
        return robustness_picture(self.moment, texts, colours_for(ending, self.theme)), texts


@dataclass(frozen=True, slots=True)
class HandoutSource:
    """A moment of both, for one page with the endpoints."""

    moment: ChartMoment
    direction: Direction
    spreads: bool = False
    printed: Part = "whole"

    @property
    def parts(self) -> dict[str, Part]:
        return {_("One page"): "whole"}

    @property
    def words(self) -> SourceWords:
        return SourceWords(in_file=_("The handout is in {file}."))

    def drawn(
        self, part: Part, ending: str, check: Callable[[], None]
    ) -> tuple[Matter, WatchedTypeSetter]:
        texts = WatchedTypeSetter(check)
        # Whatever the file and the window are, it is for paper.
        return Matter(self.moment, colours_for(".pdf", "light"), texts, self.direction), texts


@dataclass(frozen=True, slots=True)
class Sources:
    """What a window shows, and which of it is being worked in."""

    tree: TreeSource
    chart: ChartSource
    used: Kind
    robustness: RobustnessSource | None = None
    """None before that workspace has shown a picture."""

    @property
    def handout(self) -> HandoutSource:
        return HandoutSource(self.chart.moment, self.tree.picture.direction)

    def of(self, kind: Kind) -> Source:
        if kind == "handout":
            return self.handout
        if kind == "robustness" and self.robustness is not None:
            return self.robustness
        return self.chart if kind == "chart" else self.tree


def sources(
    tree: TreeView,
    chart: ChartView,
    used: Kind,
    *,
    robustness: RobustnessMoment | None = None,
    printed: bool = False,
) -> Sources:
    """All pictures as they are now; what is printed is light."""
    dark = tree.workbench.tokens is tokens("dark") and not printed
    theme: Theme = "dark" if dark else "light"
    of_chart = ChartSource(chart.moment, chart.framing, theme)
    of_robustness = RobustnessSource(robustness, theme) if robustness is not None else None
    return Sources(tree_source(tree, theme), of_chart, used, of_robustness)


def tree_source(tree: TreeView, theme: Theme) -> TreeSource:
    """The tree as it is now."""
    bench, content = tree.workbench, tree.content
    frame = content.frame
    rows = np.flatnonzero(content.folding.mask(frame)).tolist()
    return TreeSource(
        evaluation=content.evaluation,
        picture=tree.picture(),
        folded=frozenset(frame.node_ids[row] for row in rows),
        branch=content.focus,
        held=bench.hold_results,
        theme=theme,
        pinned=bench.pinned,
    )
