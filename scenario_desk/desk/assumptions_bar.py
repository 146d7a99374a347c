"""Under what the figures stand: profile per actor, package or linkages, judged or rational."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from scenario_desk.desk.workbench import Update, Workbench
from scenario_desk.model.entities import Actor, Package
from scenario_desk.presentation.language import _, ngettext

Choose = Callable[[str], None]

_SHOWN = 18
"""A longer name is cut on the button; the whole stands in its menu and tooltip."""


class AssumptionsBar(QWidget):
    """Quiet menus in the header; switching one is a view change, never an edit."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._buttons: dict[str, QToolButton] = {}
        workbench.updated.connect(self._refresh)
        self._rebuild()

    def _refresh(self, update: Update) -> None:
        names = ("actors", "profiles", "linkages", "packages", "groups")
        if update.changes is None or update.changes.touches(*names):
            self._rebuild()
        else:
            self._word()

    def _rebuild(self) -> None:
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        scenario = self._workbench.scenario
        for actor in scenario.principals:
            self._add(actor.id, self._profile_menu(actor))
        if scenario.linkages or scenario.packages:
            self._add("table", self._table_menu())
        self._add("decisions", self._decisions_menu())
        self._word()

    def _add(self, name: str, menu: QMenu) -> None:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        menu.setParent(button, menu.windowFlags())
        self._buttons[name] = button
        self._row.addWidget(button)

    def _word(self) -> None:
        """Say on every button what holds now, and tick it in its menu."""
        bench = self._workbench
        for name, button in self._buttons.items():
            title, value, key = self._said(name)
            cut = value if len(value) <= _SHOWN else value[: _SHOWN - 1].rstrip() + "…"
            button.setText(f"{title}: {cut} ▾")
            button.setToolTip(f"{title}: {value}")
            button.setAccessibleName(f"{title}: {value}")
            for action in button.menu().actions():
                data = action.data()
                if name == "table" and isinstance(data, str) and data.startswith("linkage:"):
                    action.setChecked(data.partition(":")[2] in bench.linkages_on_table)
                elif action.isCheckable():
                    action.setChecked(data == key)

    def _said(self, name: str) -> tuple[str, str, str]:
        """(title, value, key of the ticked action) of one button."""
        bench = self._workbench
        scenario, assumptions = bench.scenario, bench.assumptions
        if name == "decisions":
            rational = assumptions.decisions == "rational"
            value = _("rational") if rational else _("judged")
            return _("Decisions"), value, assumptions.decisions
        if name == "table":
            package = scenario.packages.get(assumptions.package)
            if package is not None:
                return _("Package"), package.name, f"package:{package.id}"
            count = len(assumptions.linkages)
            if count:
                several = ngettext("{n} linkage", "{n} linkages", count).format(n=count)
                return _("On the table"), several, ""
            return _("Package"), _("none"), "package:"
        actor = scenario.actors[name]
        profile = scenario.profiles.get(bench.profile_of(name))
        if profile is None:
            return actor.label, _("no profile"), ""
        return actor.label, _short(profile.name, actor), profile.id

    def _profile_menu(self, actor: Actor) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for profile in self._workbench.scenario.profiles_of(actor.id):
            text = profile.name
            if profile.kind == "perceived":
                menu.addSeparator()
            self._choice(menu, group, text, profile.id, self._profile_chooser(actor.id))
        return menu

    def _profile_chooser(self, actor: str) -> Choose:
        def choose(profile: str) -> None:
            assumptions = self._workbench.assumptions
            base = self._workbench.scenario.actors[actor].base_profile
            profiles = (
                assumptions.profiles.without(actor)
                if profile == base
                else assumptions.profiles.set(actor, profile)
            )
            self._workbench.assume(replace(assumptions, profiles=profiles))

        return choose

    def _table_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        scenario = self._workbench.scenario
        self._choice(menu, group, _("No package, nothing linked"), "package:", self._put)
        for package in scenario.packages.values():
            action = self._choice(
                menu, group, _package_text(package), f"package:{package.id}", self._put
            )
            action.setToolTip(package.description)
        menu.addSection(_("Linkages one by one (effects only)"))
        for linkage in scenario.linkages.values():
            action = self._choice(menu, None, linkage.name, f"linkage:{linkage.id}", self._put)
            action.setToolTip(linkage.description)
        return menu

    def _put(self, key: str) -> None:
        kind, _colon, name = key.partition(":")
        if kind == "linkage":
            self._workbench.toggle_linkage(name)
            return
        assumptions = self._workbench.assumptions
        self._workbench.assume(replace(assumptions, package=name or None, linkages=()))

    def _decisions_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for text, key in (
            (_("As judged: the forecast of what each owner will do"), "judged"),
            (_("By rational choice: each owner takes what serves it best"), "rational"),
        ):
            self._choice(menu, group, text, key, self._resolve)
        return menu

    def _resolve(self, key: str) -> None:
        decisions = "rational" if key == "rational" else "judged"
        self._workbench.assume(replace(self._workbench.assumptions, decisions=decisions))

    def _choice(
        self,
        menu: QMenu,
        group: QActionGroup | None,
        text: str,
        key: str,
        run: Choose,
    ) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(key)
        if group is not None:
            group.addAction(action)
        action.triggered.connect(lambda _checked=False: (run(key), self._word()))
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
