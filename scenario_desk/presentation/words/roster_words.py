"""What the collections of a scenario are called, and what is said of adding, ordering, removing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenario_desk.presentation.words.language import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterWords:
    """The words of one collection, whole phrases each; `_` says them where they are used."""

    kind: str = ""
    """What selection and actions call one; "" where one cannot be selected or added by itself."""
    term: str
    """Inside a sentence."""
    added: str
    """Undo: one was added."""
    reordered: str
    """Undo: they stand in another order."""
    removed: str
    """Undo: several were removed."""
    went_along: tuple[str, str] = ("", "")
    """Undo: so many went along when something else was removed; for those that do."""
    heading: str = ""
    """Above their list; for those that have one."""
    add: str = ""
    """In a menu, its key marked; for those with a kind."""
    new: str = ""
    """The name of one just added, to be overtyped."""
    lacks_above: str = ""
    """Refusal: there is nothing to list it below; for those listed below another thing."""


_LACKS_ACTOR = mark("Add an actor first: an interest or a profile belongs to one.")

ROSTER_WORDS: Mapping[str, RosterWords] = {
    "actors": RosterWords(
        kind="actor",
        term=mark("actors"),
        added=mark("Add actor {name}"),
        reordered=mark("Reorder actors"),
        removed=mark("Remove {count} actors"),
        heading=mark("Actors"),
        add=mark("Add an &actor"),
        new=mark("New actor"),
    ),
    "interests": RosterWords(
        kind="interest",
        term=mark("interests"),
        added=mark("Add interest {name}"),
        reordered=mark("Reorder interests"),
        removed=mark("Remove {count} interests"),
        went_along=(mark("{count} interest"), mark("{count} interests")),
        add=mark("Add an &interest"),
        new=mark("New interest"),
        lacks_above=_LACKS_ACTOR,
    ),
    "relations": RosterWords(
        term=mark("relations"),
        added=mark("Relate {name}"),
        reordered=mark("Reorder relations"),
        removed=mark("Remove {count} relations"),
        went_along=(mark("{count} relation"), mark("{count} relations")),
    ),
    "endpoints": RosterWords(
        kind="endpoint",
        term=mark("endpoints"),
        added=mark("Add endpoint {name}"),
        reordered=mark("Reorder endpoints"),
        removed=mark("Remove {count} endpoints"),
        heading=mark("Endpoints"),
        add=mark("Add an &endpoint"),
        new=mark("New endpoint"),
    ),
    "profiles": RosterWords(
        kind="profile",
        term=mark("profiles"),
        added=mark("Add profile {name}"),
        reordered=mark("Reorder profiles"),
        removed=mark("Remove {count} profiles"),
        went_along=(mark("{count} profile"), mark("{count} profiles")),
        add=mark("Add a &profile"),
        new=mark("New profile"),
        lacks_above=_LACKS_ACTOR,
    ),
    "linkages": RosterWords(
        kind="linkage",
        term=mark("linkages"),
        added=mark("Add linkage {name}"),
        reordered=mark("Reorder linkages"),
        removed=mark("Remove {count} linkages"),
        heading=mark("Linkages"),
        add=mark("Add a &linkage"),
        new=mark("New linkage"),
    ),
    "groups": RosterWords(
        term=mark("linkage groups"),
        added=mark("Add group {name}"),
        reordered=mark("Reorder groups"),
        removed=mark("Remove {count} groups"),
    ),
    "packages": RosterWords(
        kind="package",
        term=mark("packages"),
        added=mark("Add package {name}"),
        reordered=mark("Reorder packages"),
        removed=mark("Remove {count} packages"),
        heading=mark("Packages"),
        add=mark("Add a pac&kage"),
        new=mark("New package"),
    ),
    "phases": RosterWords(
        kind="phase",
        term=mark("phases"),
        added=mark("Add phase {name}"),
        reordered=mark("Reorder phases"),
        removed=mark("Remove {count} phases"),
        heading=mark("Phases"),
        add=mark("Add a pha&se"),
        new=mark("New phase"),
    ),
    "sources": RosterWords(
        kind="source",
        term=mark("sources"),
        added=mark("Add source {name}"),
        reordered=mark("Reorder sources"),
        removed=mark("Remove {count} sources"),
        heading=mark("Sources"),
        add=mark("Add a sou&rce"),
        new=mark("New source"),
    ),
    "glossary": RosterWords(
        term=mark("glossary entries"),
        added=mark("Add term {name}"),
        reordered=mark("Reorder terms"),
        removed=mark("Remove {count} terms"),
    ),
}
"""By collection, as `model.rosters` has them."""
