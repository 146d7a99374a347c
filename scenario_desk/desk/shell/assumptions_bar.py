"""Under what the figures stand: a lens, or profile per actor, package or linkages, decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.sharpness_slider import SharpnessSlider
from scenario_desk.desk.widgets.elided_button import ElidedButton
from scenario_desk.desk.widgets.fair_row import FairRow
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.desk.widgets.tick_menu import TickMenu
from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Package
from scenario_desk.model.lenses import alike, current_lens
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.numbers import plain
from scenario_desk.presentation.words.sentences import (
    as_seen_by,
    assumed,
    assumptions_sentence,
    no_view,
    view_sentence,
)

LENS, TABLE, DECISIONS, PROFILES = "lens", "table", "decisions", "profiles"
"""The buttons that are no one actor's."""
_RESOLVED = {
    "judged": (mark("Decisions: judged"), mark("as judged")),
    "rational": (mark("Decisions: rational"), mark("rational")),
    "quantal": (mark("Decisions: λ {sharpness}"), mark("λ {sharpness}")),
}
"""How decisions resolve, in full and where there is little room."""
_MANY = 4
"""Of more principals than this the profiles are in one menu: their buttons would not be read."""


class AssumptionsBar(QWidget):
    """Quiet menus in the header; switching one is a view change, never an edit.

    `buttons` are LENS, the principals' by place ("actor 0" …) or PROFILES, then TABLE and DECISIONS.
    A menu is filled when it opens.
    """

    lens_wanted = Signal(str)
    """A lens is to be shown, its name ready to be typed over; "" for a new one."""
    builder_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._row = FairRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.buttons: dict[str, ElidedButton] = {}
        self.sharpness = SharpnessSlider(workbench, self)
        self._principals: tuple[Actor, ...] = ()
        workbench.updated.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        scenario = self._workbench.scenario
        self._principals = scenario.principals
        names = [LENS] if scenario.actors or scenario.lenses else []
        many = len(self._principals) > _MANY
        names += [PROFILES] if many else [f"actor {n}" for n in range(len(self._principals))]
        if scenario.linkages or scenario.packages:
            names.append(TABLE)
        names.append(DECISIONS)
        if names != list(self.buttons):
            self._rebuild(names)
        for name, button in self.buttons.items():
            told = ""
            if name in (LENS, TABLE, PROFILES):
                told = assumptions_sentence(scenario, self._workbench.assumptions)
            button.say(self._said(name), told, self._short_of(name))
        self.sharpness.refresh()

    def _rebuild(self, names: list[str]) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for name in names:
            least = {LENS: 1, TABLE: 6, DECISIONS: 6, PROFILES: 8}.get(name, 4)
            button = self.buttons[name] = ElidedButton(least=least)
            button.setMenu(TickMenu(button, partial(self._fill, button, name)))
            self._row.addWidget(button)
        self._row.addWidget(self.sharpness)

    def _actor(self, name: str) -> Actor:
        return self._principals[int(name.partition(" ")[2])]

    def _said(self, name: str) -> str:
        """What a button says: of what, and what holds now."""
        bench = self._workbench
        scenario, assumptions = bench.scenario, bench.assumptions
        if name == LENS:
            lens = current_lens(scenario, assumptions)
            return _("Lens") if lens is None else _("Lens: {name}").format(name=lens.name)
        if name == DECISIONS:
            said = _(_RESOLVED[assumptions.decisions][0])
            return said.format(sharpness=plain(assumptions.sharpness))
        if name == TABLE:
            package = scenario.packages.get(assumptions.package)
            if package is not None:
                return _("Package: {name}").format(name=package.name)
            count = len(assumptions.linkages)
            if count:
                return ngettext(
                    "On the table: {n} linkage", "On the table: {n} linkages", count
                ).format(n=count)
            return _("Package: none")
        if name == PROFILES:
            return _("Profiles of {n} principals").format(n=len(self._principals))
        return self._profile_said(self._actor(name))

    def _short_of(self, name: str) -> str:
        """What holds now, without of what; "" where that could not be told."""
        assumptions = self._workbench.assumptions
        if name == DECISIONS:
            said = _(_RESOLVED[assumptions.decisions][1])
            return said.format(sharpness=plain(assumptions.sharpness))
        if name != TABLE or assumptions.linkages:
            return ""
        package = self._workbench.scenario.packages.get(assumptions.package)
        return package.name if package is not None else _("no package")

    def _profile_said(self, actor: Actor) -> str:
        """An actor and its active profile."""
        bench = self._workbench
        scenario = bench.scenario
        profile = scenario.profiles.get(bench.profile_of(actor.id))
        value = _short(profile.name, actor) if profile is not None else _("no profile")
        return f"{actor.label}: {value}"

    # the menus

    def _fill(self, button: ElidedButton, name: str) -> None:
        menu = button.menu()
        menu.clear()
        group = QActionGroup(menu)
        if name == LENS:
            self._fill_lenses(menu, group)
        elif name == DECISIONS:
            self._fill_decisions(menu, group)
        elif name == TABLE:
            self._fill_table(menu, group)
        elif name == PROFILES:
            for before in menu.findChildren(QMenu):
                before.deleteLater()
            for actor in self._principals:
                one = menu.addMenu(unmarked(self._profile_said(actor)))
                self._fill_profiles(one, QActionGroup(one), actor)
        else:
            self._fill_profiles(menu, group, self._actor(name))
        if name == PROFILES or name.startswith("actor "):
            self._fill_views(menu, QActionGroup(menu))

    def _fill_lenses(self, menu: QMenu, group: QActionGroup) -> None:
        bench = self._workbench
        scenario, now = bench.scenario, current_lens(bench.scenario, bench.assumptions)
        own = scenario.assumptions
        opening = now is None and alike(scenario, bench.assumptions, own)
        _choice(menu, group, _("None: as the scenario opens"), opening, lambda: bench.assume(own))
        for lens in scenario.lenses.values():
            look = partial(bench.assume, lens.assumptions)
            action = _choice(menu, group, lens.name, lens is now, look)
            action.setToolTip(tip(lens.notes or assumed(scenario, lens.assumptions)))
        menu.addSeparator()
        menu.addAction(_("Save as lens…")).triggered.connect(lambda: self.lens_wanted.emit(""))
        if now is not None:
            name = unmarked(now.name)
            rename = menu.addAction(_("Rename “{name}”…").format(name=name))
            rename.triggered.connect(partial(self.lens_wanted.emit, now.id))
            delete = menu.addAction(_("Delete “{name}”").format(name=name))
            delete.triggered.connect(lambda: bench.apply(edits.remove, "lenses", now.id))

    def _fill_profiles(self, menu: QMenu, group: QActionGroup, actor: Actor) -> None:
        active = self._workbench.profile_of(actor.id)
        profiles = self._workbench.scenario.profiles_of(actor.id)
        for kind in ("own", "perceived"):
            menu.addSeparator()
            for profile in profiles:
                if profile.kind == kind:
                    take = partial(self._take_profile, actor, profile.id)
                    _choice(menu, group, profile.name, profile.id == active, take)
        if not profiles:
            menu.addAction(_("This actor has no profile yet")).setEnabled(False)

    def _fill_views(self, menu: QMenu, group: QActionGroup) -> None:
        """The whole window, as one of them sees it."""
        seeing, scenario = self._workbench.seeing, self._workbench.scenario
        menu.addSeparator()
        if not seeing.holders:
            menu.addAction(no_view()).setEnabled(False)
            return
        now = seeing.holder
        for holder in seeing.holders:
            look = partial(seeing.see_as, holder)
            action = _choice(menu, group, as_seen_by(scenario, holder), holder == now, look)
            action.setToolTip(tip(view_sentence(scenario, holder)))
        if now is not None:
            own = menu.addAction(_("Everybody by its own profile"))
            own.triggered.connect(lambda: seeing.see_as(None))

    def _take_profile(self, actor: Actor, profile: str) -> None:
        assumptions = self._workbench.assumptions
        profiles = (
            assumptions.profiles.without(actor.id)
            if profile == actor.base_profile
            else assumptions.profiles.set(actor.id, profile)
        )
        self._workbench.assume(replace(assumptions, profiles=profiles))

    def _fill_table(self, menu: QMenu, group: QActionGroup) -> None:
        bench = self._workbench
        scenario, package_now = bench.scenario, bench.assumptions.package
        nothing = package_now is None and not bench.linkages_on_table
        _choice(menu, group, _("No package, nothing linked"), nothing, lambda: self._put(None))
        for package in scenario.packages.values():
            put = partial(self._put, package.id)
            action = _choice(menu, group, _package_text(package), package.id == package_now, put)
            action.setToolTip(tip(package.description))
        menu.addSeparator()
        # A section's words are not drawn under a style sheet.
        menu.addAction(_("Linkages one by one (effects only)")).setEnabled(False)
        for linkage in scenario.linkages.values():
            toggle = partial(bench.toggle_linkage, linkage.id)
            ticked = linkage.id in bench.linkages_on_table
            action = _choice(menu, None, linkage.name, ticked, toggle)
            action.setToolTip(tip(linkage.description))
        menu.addSeparator()
        menu.addAction(_("Package builder…")).triggered.connect(lambda: self.builder_wanted.emit())

    def _put(self, package: str | None) -> None:
        assumptions = self._workbench.assumptions
        self._workbench.assume(replace(assumptions, package=package, linkages=()))

    def _fill_decisions(self, menu: QMenu, group: QActionGroup) -> None:
        now, resolve = self._workbench.assumptions.decisions, self._workbench.resolve_decisions
        judged = _("As judged: the forecast of what each owner will do")
        rational = _("By rational choice: each owner takes what serves it best")
        _choice(menu, group, judged, now == "judged", lambda: resolve("judged"))
        quantal = _("By quantal response: the slider says how sharply owners choose")
        _choice(menu, group, rational, now == "rational", lambda: resolve("rational"))
        _choice(menu, group, quantal, now == "quantal", lambda: resolve("quantal"))


def _choice(
    menu: QMenu,
    group: QActionGroup | None,
    text: str,
    ticked: bool,
    run: Callable[[], None],
) -> QAction:
    """Something to choose in a menu: one of a group, or ticked by itself."""
    action = menu.addAction(unmarked(text))
    action.setCheckable(True)
    action.setChecked(ticked)
    if group is not None:
        group.addAction(action)
    action.triggered.connect(lambda _checked=False: run())
    return action


def _short(name: str, actor: Actor) -> str:
    """A profile's name without its actor's name in front."""
    for prefix in (actor.name, f"The {actor.name}", actor.short):
        if prefix and name.startswith(prefix):
            return name.removeprefix(prefix).lstrip(" ,:–-") or name
    return name


def _package_text(package: Package) -> str:
    if package.overrides:
        return _("{package} (with its own probabilities)").format(package=package.name)
    return package.name
