"""What the canvas shows, brought up to date by what changed and no further."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import LEAF, Frame
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.tree import branch_focus
from scenario_desk.desk.tree.folding import Folding
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.drawing import TypeSetter
from scenario_desk.presentation.layout import Direction, Sizes, layout
from scenario_desk.presentation.tree.actor_marks import actor_marks
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.node_styles import (
    Bools,
    NodeStyles,
    leaves_of,
    node_styles,
    paths_to,
    shown,
)
from scenario_desk.presentation.tree.on_demand import NOTHING, OnDemand
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.palette import Palette
from scenario_desk.presentation.tree.phases import (
    NodePhases,
    PhaseBand,
    columns_of,
    node_phases,
    phase_bands,
)
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import Floats, Ints, Scene, scene
from scenario_desk.presentation.tree.viewport import Viewport


class Content:
    """Scene, styles and glyphs of one scenario, and what of it is selected."""

    def __init__(
        self,
        scenario: Scenario,
        frame: Frame,
        evaluation: Evaluation,
        direction: Direction = "right",
        on_demand: OnDemand = NOTHING,
    ) -> None:
        self.folding = Folding()
        self.scenario, self.frame, self.evaluation = scenario, frame, evaluation
        self.direction = direction
        self.on_demand = on_demand
        """What was asked for beyond labels and probabilities."""
        self.drawn: Robustness | None = None
        """What draws of the evaluation have come to."""
        self.bands: tuple[PhaseBand, ...] = ()
        self._phases: NodePhases | None = None
        self.level: Callable[[Scene], Scene] = lambda placed: placed
        """Moves the rows so that they stand beside those of another tree."""
        self.focus = ""
        """The node whose branch alone is shown; "" for the whole tree."""
        self.held = False
        self.pinned: Evaluation | None = None
        """The state that is kept beside this one, for before and now."""
        self.lit: Bools | None = None
        self.selected: frozenset[int] = frozenset()
        self.current = -1
        self._lit_before: Floats | None = None
        self.lay_out()

    def lay_out(self) -> None:
        """Place the nodes anew: structure or folds have changed."""
        self.scene: Scene = self.level(self.placed())
        self.dress()

    def placed(self) -> Scene:
        """The nodes as this tree has them, whatever stands beside it."""
        root = self.frame.node_index.get(self.focus, 0)
        folded, sizes = self.folding.mask(self.frame), self.on_demand.sizes(self.direction)
        steps = self._columns(folded, root, sizes)
        # Along and across the direction of growth: the picture turns it.
        return scene(self.frame, layout(self.frame, folded, sizes, root=root, steps=steps), steps)

    def _columns(self, folded: Bools | None, root: int, sizes: Sizes) -> Ints | None:
        """The columns of the nodes where the phases are shown; None where depths will do."""
        self.bands = ()
        if not self.on_demand.phases:
            return None
        self._phases = node_phases(self.scenario, self._phases)
        made = columns_of(self._phases, self.frame, folded, root)
        if made is None:
            return None
        self.bands = phase_bands(self.scenario, made.bands, sizes)
        return made.steps

    def _rephased(self) -> bool:
        """Whether nodes are in other phases than when they were last placed."""
        if not self.on_demand.phases:
            return False
        before = self._phases
        self._phases = node_phases(self.scenario, before)
        return before is None or self._phases.by_node is not before.by_node

    def dress(self) -> None:
        """Read the figures anew."""
        self.styles: NodeStyles = node_styles(self.scene, self.frame, self.evaluation, self.held)
        signs = actor_marks(self.evaluation, self.held)
        self.colours, self.letters, self.glyphs = signs.colours, signs.letters, signs.glyphs
        self.answers = Answers(self.evaluation, self.pinned, self.drawn)

    def take_draws(self, drawn: Robustness | None) -> None:
        """Let answers say what draws have come to."""
        self.drawn = drawn
        self.answers = Answers(self.evaluation, self.pinned, drawn)

    def take(self, scenario: Scenario, frame: Frame, evaluation: Evaluation) -> bool:
        """Show another moment; True where the nodes had to be placed anew."""
        before, old = self.frame, self.scenario
        self.scenario, self.frame, self.evaluation = scenario, frame, evaluation
        focus = branch_focus.surviving(self.focus, old, scenario)
        moved = frame.parent is not before.parent or frame.node_ids is not before.node_ids
        moved = self._rephased() or moved or focus != self.focus
        self.focus = focus
        if moved:
            self.lay_out()
        else:
            self.dress()
        return moved

    def select(self, selection: Selection) -> None:
        """Find where the selection is in the scene, and light the ways to it."""
        scene, frame = self.scene, self.frame
        self._lit_before = None
        self.selected, self.current = frozenset(), -1
        places = np.zeros(0, np.int64)
        if selection.kind == "node":
            rows = [frame.node_index[key] for key in selection.ids if key in frame.node_index]
            if rows:
                places = shown(scene, frame, np.array(rows, np.int64))
                own = scene.place[rows]
                self.selected = frozenset(own[own >= 0].tolist())
                self.current = int(own[-1])
        else:
            endpoints = selection.endpoints(self.scenario)
            if endpoints:
                places = leaves_of(scene, frame, endpoints)
        self.lit = paths_to(scene, places) if len(places) else None

    @property
    def lit_before(self) -> Floats | None:
        """[V + 1] running sums of what is lit, made when first needed."""
        if self._lit_before is None and self.lit is not None:
            self._lit_before = np.concatenate([[0.0], np.cumsum(self.lit, dtype=np.float64)])
        return self._lit_before

    def picture(
        self,
        view: Viewport,
        pane: Orientation,
        metrics: Metrics,
        palette: Palette,
        texts: TypeSetter,
        *,
        ratio: float,
        hovered: int,
        focused: bool,
        invites: bool,
    ) -> Picture:
        """What is shown, in a view of a pane."""
        on_demand = self.on_demand
        if self.held:
            on_demand = on_demand.without_answers(self.evaluation)
        return Picture(
            scene=self.scene,
            styles=self.styles,
            view=view,
            direction=pane.direction,
            width=pane.width,
            height=pane.height,
            ratio=ratio,
            metrics=metrics.with_rings() if on_demand.junctures else metrics,
            palette=palette,
            texts=texts,
            scenario=self.scenario,
            frame=self.frame,
            evaluation=self.evaluation,
            glyphs=self.glyphs,
            colours=self.colours,
            letters=self.letters,
            shown=on_demand,
            answers=self.answers,
            bands=self.bands,
            lit=self.lit,
            lit_before=self.lit_before,
            selected=self.selected,
            current=self.current,
            hovered=hovered,
            focused=focused,
            invites=invites,
        )

    def id_of(self, position: int) -> str:
        return self.frame.node_ids[int(self.scene.index[position])]

    def is_leaf(self, position: int) -> bool:
        """Whether the tree ends there, or is to end there."""
        row = int(self.scene.index[position])
        return bool(self.frame.kind[row] == LEAF and not self.frame.child_count[row])

    def position_of(self, node: str) -> int:
        """Where a node is in the scene; −1 where it is inside a fold, or gone."""
        row = self.frame.node_index.get(node)
        return -1 if row is None else int(self.scene.place[row])

    def reveal(self, node: str) -> bool:
        """Unfold what hides a node, and leave the focus it is outside of; True where it was so."""
        if self.position_of(node) >= 0 or node not in self.frame.node_index:
            return False
        self.focus = branch_focus.showing(self.focus, node, self.scenario)
        self.folding.open_ways(self.frame, np.array([self.frame.node_index[node]]))
        self.lay_out()
        return True
