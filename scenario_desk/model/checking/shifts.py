"""Checks on what actors could do to an ending by themselves, and on whose acceptance they need."""

from __future__ import annotations

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.scenario import Scenario


def check_shifts(scenario: Scenario, ledger: Ledger) -> None:
    """Note shifts that turn no ending into another."""
    for shift in scenario.shifts.values():
        ledger.go_on()
        about = ("shifts", shift.id)
        if shift.before is None or shift.after is None:
            ledger.note("info", "shift_open", *about, shift=shift.name)
        elif shift.before == shift.after:
            ledger.note("warning", "shift_goes_nowhere", *about, shift=shift.name)


def check_ratifiers(scenario: Scenario, ledger: Ledger) -> None:
    """Note actors that need more acceptances than there are actors asked."""
    for actor in scenario.actors.values():
        asked = len(set(actor.ratifiers))
        if actor.quota is not None and actor.quota > asked:
            values = {"actor": actor.name, "quota": actor.quota, "count": asked}
            ledger.note("warning", "quota_beyond", "actors", actor.id, **values)
