"""The one mutable object: what is open, what is assumed, what is selected, what can be undone.

Views read it, change it only through `apply`, `preview` and `assume`, and redraw from the `Update`
that follows, which carries scenario, frame and evaluation of the same moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from scenario_desk.analysis.evaluation import Evaluation, evaluate, evaluate_anew
from scenario_desk.desk.bench.draws import Draws
from scenario_desk.desk.bench.history import History, Step, unrecorded
from scenario_desk.desk.bench.letting_go import let_go
from scenario_desk.desk.bench.moments import Opened, Recent, Update, same_answers
from scenario_desk.desk.bench.past import Past
from scenario_desk.desk.bench.replaying import Recovered
from scenario_desk.desk.bench.room_standing import RoomStanding
from scenario_desk.desk.bench.seeing import Seeing
from scenario_desk.desk.bench.selection import Selection, came_back
from scenario_desk.desk.bench.verdicts import Verdicts
from scenario_desk.desk.settings import author
from scenario_desk.model import edits
from scenario_desk.model.changes import Changes, changes
from scenario_desk.model.entities import Assumptions, Decisions
from scenario_desk.model.lenses import settled
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.patches import Patch, applied
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.chart.content import Origin, first_two, origin_of
from scenario_desk.presentation.tokens import Tokens, actor_tokens, tokens
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.workshop.logbook import entries

if TYPE_CHECKING:
    from scenario_desk.exchange.journal import Journal

Edit = Callable[..., Scenario]


@dataclass(frozen=True, slots=True)
class _Preview:
    """An edit that is shown but not done, kept so that it can be redone on another value."""

    name: str
    edit: Edit
    args: tuple[Any, ...]
    values: dict[str, Any]
    scenario: Scenario
    tried: bool


class Workbench(QObject):
    """What is open and everything that can happen to it. See the module's words."""

    updated = Signal(object)
    selection_changed = Signal(object)
    history_changed = Signal()
    """What can be undone or redone is another, what is tried included."""
    taken = Signal(str)
    """A step was taken just now, by what it is called; undoing and redoing take none."""
    file_changed = Signal()
    refused = Signal(str)
    told = Signal(str)
    """What a step did, in a sentence: it may be out of sight."""
    copy_wanted = Signal(object)
    """An earlier value is to be opened by itself, with no file yet."""
    swings_wanted = Signal(str)
    """The weights of a profile are to be judged by swings."""
    taking_wanted = Signal(object)
    """What the room judges is to be taken over, for a tuple of judgements."""
    hold_changed = Signal(bool)
    settling = Signal()
    """Views take what is being typed in them, and let go of a drag that is not done."""
    chart_actors_changed = Signal()
    pin_changed = Signal()
    theme_changed = Signal()

    def __init__(
        self, opened: Opened, parent: QObject | None = None, *, read_only: Message | None = None
    ) -> None:
        """`read_only`: with what every edit is refused; views then invite to none."""
        super().__init__(parent)
        self.path: Path | None = None
        self.locked = read_only
        """Why what is open may only be looked at; None where it may be edited."""
        self._gone = False
        """Whether what was read or saved last is there no more."""
        self.selection = Selection()
        self.hold_results = False
        self.tokens: Tokens = tokens("light")
        self.font_scale = 1.0
        self.compare: Callable[[Scenario, str], object] | None = None
        """Shows what separates an earlier value, called so, from the present; None: nobody does."""
        self._preview: _Preview | None = None
        self.journal: Journal | None = None
        """Where each change is recorded."""
        self._take_in(opened)
        self.seeing = Seeing(self)
        """As which actor all is seen."""
        self.past = Past(self)
        """Which moment of a session is looked at instead of the present."""
        self.draws = Draws(self)
        """How sure the figures are."""
        self.verdicts = Verdicts(self)
        """Whether endpoints would hold and be ratified."""
        self.room = RoomStanding(self)
        """What participants judge beside what stands in the scenario."""

    def _take_in(self, opened: Opened, history: History | None = None) -> None:
        self._history = history or History(opened.scenario)
        self._saved: Scenario | None = opened.scenario
        self._gone = False
        self.scenario = opened.scenario
        self.assumptions = opened.scenario.assumptions
        self.frame = opened.frame
        self.evaluation = opened.evaluation
        self._recent = Recent(opened)
        self.pinned: Evaluation | None = None
        """The state that is kept beside the present one, with what was assumed then."""
        self._origin: tuple[Evaluation, Origin | None] | None = None
        self.chart_actors = first_two(opened.scenario)

    # what is open

    def open(
        self,
        opened: Opened,
        path: Path | None,
        journal: Journal | None = None,
        recovered: Recovered | None = None,
        read_only: Message | None = None,
    ) -> None:
        """Show another scenario; what was open is gone, so ask before calling.

        From now on each change is recorded in `journal`. `recovered`: what a crash left, of which
        `opened` is the scenario. `read_only`: with what every edit is refused.
        """
        self._preview = None
        self.past.forget()
        self.path, self.locked, self._gone = path, read_only, False
        let_go(self.committed, self)
        self._take_in(opened, recovered.history if recovered else None)
        if recovered is not None:
            self._saved = recovered.saved
        self.keep_in(journal)
        self.selection = Selection()
        self.updated.emit(self._update(None))
        self.selection_changed.emit(self.selection)
        self.chart_actors_changed.emit()
        self.history_changed.emit()
        self.file_changed.emit()

    def keep_in(self, journal: Journal | None) -> None:
        """Record each change in this journal from now on, or in none."""
        self.journal = journal
        self._history.record = journal.record if journal else unrecorded

    def take_over(self, name: str, opened: Opened) -> None:
        """Show what was made of it elsewhere: one step, or none where it is only looked at."""
        self.past.leave()
        self.cancel()
        self.foresee(opened)
        last = self._history.last
        if self.read_only is None:
            self._show(opened.scenario, self._history.take(name, opened.scenario))
            self._tell_step(last)
        else:
            self._history.receive(opened.scenario)
            self._show(opened.scenario)

    def mark_saved(self, scenario: Scenario, path: Path) -> None:
        """Remember that this value is what the file at `path` holds."""
        self.path = path
        self._history.seal()
        if self.journal is not None:
            self.journal.saved(path)
        self.mark_held(scenario)

    def mark_held(self, scenario: Scenario | None) -> None:
        """Remember what the file holds, though it was not saved here; None: something unknown."""
        self._saved, self._gone = scenario, False
        self.file_changed.emit()

    def foresee(self, moment: Opened) -> None:
        """Keep a moment at hand that is about to be shown, so that nothing has to wait for it."""
        self._recent.keep(moment)

    def mark_gone(self, gone: bool) -> None:
        """Remember whether the file is there no more: then what is open is saved nowhere."""
        if gone != self._gone:
            self._gone = gone
            self.file_changed.emit()

    @property
    def committed(self) -> Scenario:
        """The scenario without the preview of a running gesture: what a save writes."""
        return self._history.current

    @property
    def saved(self) -> Scenario | None:
        """What its file holds, as it was last read or written here; None where there is none."""
        return self._saved if self.path is not None else None

    @property
    def history(self) -> History:
        """The steps, to be read: they are taken, undone and redone here alone."""
        return self._history

    @property
    def read_only(self) -> Message | None:
        """Why nothing may be edited now; None where it may."""
        return self.locked or self.past.why

    @read_only.setter
    def read_only(self, why: Message | None) -> None:
        self.locked = why

    @property
    def modified(self) -> bool:
        if self.locked is not None:
            return False
        saved, current = self._saved, self._history.current
        return self._gone or (saved is not current and saved != current)

    # changes

    def apply(
        self, edit: Edit, *args: Any, merge: str | None = None, step: str = "", **values: Any
    ) -> bool:
        """Apply an edit as one undo step; False, and `refused`, where its rules forbid it.

        Steps with the same `merge` key in a row are one step. `step` is what the history calls the
        edit, where its name does not say enough.
        """
        if self.trying:
            self.cancel()
        self.commit()
        name = step or edit.__name__
        edited = self._edited(edit, args, values, logged_as=name)
        if edited is None:
            return False
        last = self._history.last
        self._show(edited, self._history.take(name, edited, merge))
        self._tell_step(last)
        return True

    def try_edit(self, edit: Edit, *args: Any, **values: Any) -> str | None:
        """The sentence with which an edit would be refused; None where it would be done."""
        try:
            self._done(edit, args, values)
        except EditRefused as refusal:
            return words(refusal.message)
        return None

    def preview(
        self, edit: Edit, *args: Any, name: str = "", tried: bool = False, **values: Any
    ) -> bool:
        """Show an edit without taking the step; each preview starts from the committed value.

        `tried`: it is no step before `commit`, while that of a gesture is one as soon as another
        edit follows.
        """
        edited = self._edited(edit, args, values)
        if edited is None:
            return False
        self._preview = _Preview(name or edit.__name__, edit, args, values, edited, tried)
        self._show(edited)
        if tried:
            self.history_changed.emit()
        return True

    @property
    def previewing(self) -> bool:
        return self._preview is not None

    @property
    def trying(self) -> bool:
        """Whether what is previewed is tried, to be kept or put back."""
        return self._preview is not None and self._preview.tried

    def commit(self) -> bool:
        """Make the preview one undo step; False where nothing was being previewed, or it is refused."""
        if self._preview is None:
            return False
        preview, self._preview = self._preview, None
        edited = self._edited(lambda _current: preview.scenario, (), {}, logged_as=preview.name)
        if edited is None:
            self._show(self._history.current)
            return False
        last = self._history.last
        self._history.take(preview.name, edited)
        self._show(edited)
        self._tell_step(last)
        return True

    def _tell_step(self, last: Step | None) -> None:
        """Tell of the step that was taken after `last`; what changes nothing is none."""
        self.history_changed.emit()
        step = self._history.last
        if step is not None and step is not last:
            self.taken.emit(step.label)

    def cancel(self) -> None:
        """Drop the preview without a trace."""
        if self._preview is not None:
            tried, self._preview = self.trying, None
            self._show(self._history.current)
            if tried:
                self.history_changed.emit()

    def settle(self) -> None:
        """Leave nothing half done: before what is here is written, left, taken back or drawn."""
        self.settling.emit()
        self.cancel()

    def receive(self, change: Patch) -> bool:
        """Take in a change made elsewhere, which is no step here; a preview is redone upon it.

        False, and `refused`, where it does not fit. A preview that does not fit any more is
        dropped, and `refused`.
        """
        try:
            self._refuse_where(self.locked)
            committed = applied(self._history.current, change)
        except EditRefused as refusal:
            self.refused.emit(words(refusal.message))
            return False
        self._history.receive(committed)
        if self.past.entry:
            self.past.look_again()
            return True
        preview, shown = self._preview, committed
        if preview is not None:
            redone = self._edited(preview.edit, preview.args, preview.values)
            self._preview = replace(preview, scenario=redone) if redone is not None else None
            shown = redone if redone is not None else committed
        self._show(shown)
        return True

    def undo(self) -> Step | None:
        """Take the last step back; the step, or None where there is none or it was refused.

        What the step did not take back is said through `refused`, too. While something is tried
        that alone is taken back: no step.
        """
        if self.trying:
            self.settle()
            return None
        self.past.leave()
        self.cancel()
        return self._go(self._history.undo)

    def redo(self) -> Step | None:
        """Take the last undone step again, as `undo` does."""
        self.past.leave()
        self.cancel()
        return self._go(self._history.redo)

    @property
    def undo_text(self) -> str:
        """What undo would take back, in words; empty where there is nothing."""
        if self.trying:
            return _("what is tried")
        last = self._history.last
        return "" if last is None else last.label

    @property
    def redo_text(self) -> str:
        return self._history.undone[-1].label if self._history.undone else ""

    def _go(self, go: Callable[[], Step | None]) -> Step | None:
        step: Step | None = None
        try:
            step = go()
        except EditRefused as refused:
            refusal: Message | None = refused.message
        else:
            if step is None:
                return None
            refusal = step.left
            came = came_back(self._show(self._history.current))
            if came.ids:
                # They may be out of sight.
                self.select(came.kind, *came.ids)
        self.history_changed.emit()
        if refusal is not None:
            self.refused.emit(words(refusal))
        return step

    def _edited(
        self, edit: Edit, args: tuple[Any, ...], values: dict[str, Any], logged_as: str = ""
    ) -> Scenario | None:
        """What an edit makes of what is here; `logged_as`: with what of it a session's log has."""
        try:
            edited = self._done(edit, args, values)
            return self._logged(edited, logged_as) if logged_as else edited
        except EditRefused as refusal:
            self.refused.emit(words(refusal.message))
            return None

    def _done(self, edit: Edit, args: tuple[Any, ...], values: dict[str, Any]) -> Scenario:
        """What an edit makes of what is here; raises EditRefused."""
        self._refuse_where(self.read_only)
        return edit(self._history.current, *args, **values)

    def _logged(self, edited: Scenario, name: str) -> Scenario:
        before = self._history.current
        told = entries(before, edited, name, self.assumptions, author())
        return edits.together(edited, *told)

    def _refuse_where(self, read_only: Message | None) -> None:
        """Raise EditRefused where nothing may be edited."""
        if read_only is not None:
            raise EditRefused(read_only.code, **read_only.values)

    def show_instead(self, scenario: Scenario, assumptions: Assumptions) -> None:
        """Show another value than the committed one, which stays: see `Past`, which alone does it."""
        self._show(scenario, assumptions=assumptions)

    def _show(
        self,
        scenario: Scenario,
        between: Changes | None = None,
        assumptions: Assumptions | None = None,
    ) -> Changes:
        """Show a scenario; `between` leads to it from the one shown, where that is known.

        Under these assumptions; without any, under those of now.
        """
        if between is None:
            between = changes(self.scenario, scenario)
        before = self.scenario
        self.scenario = scenario
        known = self._recent.of(scenario)
        self.frame = known.frame if known else self.frame.updated(between)
        self.assumptions = settled(scenario, assumptions or self.assumptions)
        for name in ("decisions", "sharpness"):
            now = getattr(scenario.assumptions, name)
            if assumptions is None and getattr(before.assumptions, name) != now:
                self.assumptions = replace(self.assumptions, **{name: now})
        answered = self.evaluation
        figures = known.evaluation if known else answered
        self.evaluation = evaluate_anew(figures, self.frame, self.assumptions)
        if not self.previewing:
            self._recent.keep(Opened(scenario, self.frame, self.evaluation))
        actors = self.chart_actors
        if any(actor not in scenario.actors for actor in actors) or len(actors) < 2:
            self.chart_actors = first_two(scenario)
        self.updated.emit(self._update(between, same_answers(answered, self.evaluation)))
        if self.chart_actors != actors:
            self.chart_actors_changed.emit()
        self.file_changed.emit()
        kept = self.selection.after(before, scenario)
        if kept != self.selection:
            self.selection = kept
            self.selection_changed.emit(kept)
        return between

    def _update(self, between: Changes | None, answers_stand: bool = False) -> Update:
        return Update(
            self.scenario,
            between,
            self.frame,
            self.evaluation,
            self.assumptions,
            self.previewing,
            answers_stand,
        )

    # how it is looked at: no edits, never undone

    def assume(self, assumptions: Assumptions) -> None:
        """Switch profiles, linkages or how decisions resolve: a change of view."""
        self.assumptions = settled(self.scenario, assumptions)
        self.evaluation = evaluate(self.frame, self.assumptions)
        self.updated.emit(self._update(changes(self.scenario, self.scenario)))

    def toggle_linkage(self, linkage: str) -> None:
        """Tick a linkage on or off; from a package this goes on with the same ones ticked."""
        active = self.linkages_on_table
        chosen = (
            tuple(key for key in active if key != linkage)
            if linkage in active
            else (*active, linkage)
        )
        self.assume(replace(self.assumptions, package=None, linkages=chosen))

    def resolve_decisions(self, how: Decisions, sharpness: float | None = None) -> None:
        """How every decision resolves that does not say otherwise, and how sharply its owner
        chooses: as before where it is not said."""
        if sharpness is None:
            sharpness = self.assumptions.sharpness
        self.assume(replace(self.assumptions, decisions=how, sharpness=sharpness))

    @property
    def linkages_on_table(self) -> tuple[str, ...]:
        """The linkages attached now, of the package or ticked."""
        package = self.assumptions.package
        if package is not None and package in self.scenario.packages:
            return self.scenario.packages[package].linkages
        return self.assumptions.linkages

    def pin(self) -> None:
        """Keep the present state beside those that follow, for before and now; again, let go of it.

        Nothing of the scenario changes, so undo goes by it.
        """
        self.settle()
        self.set_beside(self.evaluation if self.pinned is None else None)

    def set_beside(self, kept: Evaluation | None) -> None:
        """Keep another evaluation beside the present one, be it of another scenario; or none."""
        self.pinned = kept
        self._origin = None
        self.pin_changed.emit()

    @property
    def origin(self) -> Origin | None:
        """Where each endpoint moved from; worked out once, when it is first asked for."""
        if self._origin is None or self._origin[0] is not self.evaluation:
            self._origin = (self.evaluation, origin_of(self.evaluation, self.pinned))
        return self._origin[1]

    def profile_of(self, actor: str) -> str | None:
        """The actor's active profile."""
        chosen: str | None = self.assumptions.profiles.get(actor)
        return chosen or self.scenario.actors[actor].base_profile

    def select(self, kind: str, *ids: str) -> None:
        """Select for all views; the last id is the primary one. `select("")` selects nothing."""
        selection = Selection(kind, ids).within(self.scenario)
        if selection != self.selection:
            self._history.seal()
            self.selection = selection
            self.selection_changed.emit(selection)

    def hold(self, held: bool) -> None:
        """Hide or show what the scores lead to."""
        if held != self.hold_results:
            self.hold_results = held
            self.hold_changed.emit(held)

    def choose_chart_actors(self, across: str, up: str) -> None:
        """Put two actors on the chart's axes."""
        if (across, up) != self.chart_actors:
            self.chart_actors = (across, up)
            self.chart_actors_changed.emit()

    def actor_colour(self, actor: str) -> str:
        """The colour "#RRGGBB" that an actor has in every view."""
        colours = actor_tokens(self.frame.principal.tolist())
        return self.tokens.colour(colours[self.frame.actor_index[actor]])

    def dress(self, theme: Tokens, font_scale: float) -> None:
        """Change colours and type size."""
        self.tokens, self.font_scale = theme, font_scale
        self.theme_changed.emit()
