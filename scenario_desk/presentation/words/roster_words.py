"""What the collections of a scenario are called, and what is said of them: whole sentences, for languages inflect."""

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
    """Itself as a field of the scenario, in quotation marks."""
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
    said: Mapping[str, str]
    """By code of a message: what it says of this collection."""
    lacks_above: str = ""
    """Refusal: there is nothing to list it below; for those listed below another thing."""


_LACKS_ACTOR = mark("Add an actor first: an interest, a profile or a shift belongs to one.")

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
        said={
            "thing_came": mark("New actor {name:quoted}"),
            "thing_went": mark("Actor {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the actors; choose another."),
            "name_twice": mark(
                "More than one actor is called {name:quoted}; rename one to tell them apart."
            ),
            "unknown_reference": mark(
                "“{id}” is not among the actors; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the actors; choose another, or remove it."
            ),
            "node_names_nothing": mark(
                "{node} names “{id}”, which is not among the actors; choose another."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the actors; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no actors; add some first."
            ),
        },
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
        said={
            "thing_came": mark("New interest {name:quoted}"),
            "thing_went": mark("Interest {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the interests; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the interests; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the interests; choose another, or remove it."
            ),
        },
    ),
    "relations": RosterWords(
        term=mark("relations"),
        added=mark("Relate {name}"),
        reordered=mark("Reorder relations"),
        removed=mark("Remove {count} relations"),
        went_along=(mark("{count} relation"), mark("{count} relations")),
        said={
            "thing_came": mark("New relation {name:quoted}"),
            "thing_went": mark("Relation {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the relations; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the relations; choose one that is, or add it first."
            ),
        },
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
        said={
            "thing_came": mark("New endpoint {name:quoted}"),
            "thing_went": mark("Endpoint {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the endpoints; choose another."),
            "name_twice": mark(
                "More than one endpoint is called {name:quoted}; rename one to tell them apart."
            ),
            "unknown_reference": mark(
                "“{id}” is not among the endpoints; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the endpoints; choose another, or remove it."
            ),
            "node_names_nothing": mark(
                "{node} names “{id}”, which is not among the endpoints; choose another."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the endpoints; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no endpoints; add some first."
            ),
        },
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
        said={
            "thing_came": mark("New profile {name:quoted}"),
            "thing_went": mark("Profile {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the profiles; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the profiles; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the profiles; choose another, or remove it."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the profiles; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no profiles; add some first."
            ),
        },
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
        said={
            "thing_came": mark("New linkage {name:quoted}"),
            "thing_went": mark("Linkage {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the linkages; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the linkages; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the linkages; choose another, or remove it."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the linkages; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no linkages; add some first."
            ),
        },
    ),
    "groups": RosterWords(
        term=mark("linkage groups"),
        added=mark("Add group {name}"),
        reordered=mark("Reorder groups"),
        removed=mark("Remove {count} groups"),
        said={
            "thing_came": mark("New linkage group {name:quoted}"),
            "thing_went": mark("Linkage group {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the linkage groups; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the linkage groups; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the linkage groups; choose another, or remove it."
            ),
        },
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
        said={
            "thing_came": mark("New package {name:quoted}"),
            "thing_went": mark("Package {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the packages; choose another."),
            "name_twice": mark(
                "More than one package is called {name:quoted}; rename one to tell them apart."
            ),
            "unknown_reference": mark(
                "“{id}” is not among the packages; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the packages; choose another, or remove it."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the packages; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no packages; add some first."
            ),
        },
    ),
    "shifts": RosterWords(
        kind="shift",
        term=mark("shifts"),
        added=mark("Add shift {name}"),
        reordered=mark("Reorder shifts"),
        removed=mark("Remove {count} shifts"),
        went_along=(mark("{count} shift"), mark("{count} shifts")),
        add=mark("Add a shi&ft"),
        new=mark("New shift"),
        lacks_above=_LACKS_ACTOR,
        said={
            "thing_came": mark("New shift {name:quoted}"),
            "thing_went": mark("Shift {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the shifts; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the shifts; choose one that is, or add it first."
            ),
        },
    ),
    "lenses": RosterWords(
        kind="lens",
        term=mark("lenses"),
        added=mark("Save lens {name}"),
        reordered=mark("Reorder lenses"),
        removed=mark("Remove {count} lenses"),
        heading=mark("Lenses"),
        add=mark("Save the assumptions as a le&ns"),
        new=mark("New lens"),
        said={
            "thing_came": mark("New lens {name:quoted}"),
            "thing_went": mark("Lens {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the lenses; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the lenses; choose one that is, or add it first."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the lenses; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no lenses; save some first."
            ),
        },
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
        said={
            "thing_came": mark("New phase {name:quoted}"),
            "thing_went": mark("Phase {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the phases; choose another."),
            "name_twice": mark(
                "More than one phase is called {name:quoted}; rename one to tell them apart."
            ),
            "unknown_reference": mark(
                "“{id}” is not among the phases; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the phases; choose another, or remove it."
            ),
            "node_names_nothing": mark(
                "{node} names “{id}”, which is not among the phases; choose another."
            ),
        },
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
        said={
            "thing_came": mark("New source {name:quoted}"),
            "thing_went": mark("Source {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the sources; choose another."),
            "name_twice": mark(
                "More than one source is called {name:quoted}; rename one to tell them apart."
            ),
            "unknown_reference": mark(
                "“{id}” is not among the sources; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the sources; choose another, or remove it."
            ),
        },
    ),
    "glossary": RosterWords(
        term=mark("glossary entries"),
        added=mark("Add term {name}"),
        reordered=mark("Reorder terms"),
        removed=mark("Remove {count} terms"),
        said={
            "thing_came": mark("New glossary entry {name:quoted}"),
            "thing_went": mark("Glossary entry {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the glossary entries; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the glossary entries; choose one that is, or add it first."
            ),
        },
    ),
    "participants": RosterWords(
        kind="participant",
        term=mark("participants"),
        added=mark("Add participant {name}"),
        reordered=mark("Reorder participants"),
        removed=mark("Remove {count} participants"),
        heading=mark("Participants"),
        add=mark("Add a participant"),
        new=mark("New participant"),
        said={
            "thing_came": mark("New participant {name:quoted}"),
            "thing_went": mark("Participant {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the participants; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the participants; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the participants; choose another, or remove it."
            ),
        },
    ),
    "sessions": RosterWords(
        kind="session",
        term=mark("sessions"),
        added=mark("Add session {name}"),
        reordered=mark("Reorder sessions"),
        removed=mark("Remove {count} sessions"),
        heading=mark("Sessions"),
        add=mark("Add a session"),
        new=mark("New session"),
        said={
            "thing_came": mark("New session {name:quoted}"),
            "thing_went": mark("Session {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the sessions; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the sessions; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the sessions; choose another, or remove it."
            ),
        },
    ),
    "seeds": RosterWords(
        kind="seed",
        term=mark("seed questions"),
        added=mark("Add seed question {name}"),
        reordered=mark("Reorder seed questions"),
        removed=mark("Remove {count} seed questions"),
        heading=mark("Seed questions"),
        add=mark("Add a seed q&uestion"),
        new=mark("New seed question"),
        said={
            "thing_came": mark("New seed question {name:quoted}"),
            "thing_went": mark("Seed question {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the seed questions; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the seed questions; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the seed questions; choose another, or remove it."
            ),
        },
    ),
    "injects": RosterWords(
        kind="inject",
        term=mark("injects"),
        added=mark("Add inject {name}"),
        reordered=mark("Reorder injects"),
        removed=mark("Remove {count} injects"),
        heading=mark("Injects"),
        add=mark("Add an inject"),
        new=mark("New inject"),
        said={
            "thing_came": mark("New inject {name:quoted}"),
            "thing_went": mark("Inject {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the injects; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the injects; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the injects; choose another, or remove it."
            ),
        },
    ),
    "proposals": RosterWords(
        kind="proposal",
        term=mark("proposals"),
        added=mark("Add proposal {name}"),
        reordered=mark("Reorder proposals"),
        removed=mark("Remove {count} proposals"),
        went_along=(mark("{count} proposal"), mark("{count} proposals")),
        add=mark("Add a proposal"),
        new=mark("New proposal"),
        lacks_above=mark("Add a session first: a proposal belongs to one."),
        said={
            "thing_came": mark("New proposal {name:quoted}"),
            "thing_went": mark("Proposal {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the proposals; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the proposals; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the proposals; choose another, or remove it."
            ),
        },
    ),
    "rounds": RosterWords(
        term=mark("rounds"),
        added=mark("Add round {name}"),
        reordered=mark("Reorder rounds"),
        removed=mark("Remove {count} rounds"),
        went_along=(mark("{count} round"), mark("{count} rounds")),
        said={
            "thing_came": mark("New round {name:quoted}"),
            "thing_went": mark("Round {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the rounds; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the rounds; choose one that is, or add it first."
            ),
            "names_nothing": mark(
                "“{name}” names “{id}”, which is not among the rounds; choose another, or remove it."
            ),
        },
    ),
    "assessments": RosterWords(
        term=mark("assessments"),
        added=mark("Add assessment {name}"),
        reordered=mark("Reorder assessments"),
        removed=mark("Remove {count} assessments"),
        went_along=(mark("{count} assessment"), mark("{count} assessments")),
        said={
            "thing_came": mark("New assessment {name:quoted}"),
            "thing_went": mark("Assessment {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the assessments; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the assessments; choose one that is, or add it first."
            ),
        },
    ),
    "log": RosterWords(
        term=mark("entries of the log"),
        added=mark("Log {name}"),
        reordered=mark("Reorder entries of the log"),
        removed=mark("Remove {count} entries of the log"),
        went_along=(mark("{count} entry of the log"), mark("{count} entries of the log")),
        said={
            "thing_came": mark("New entry of the log {name:quoted}"),
            "thing_went": mark("Entry of the log {name:quoted} removed"),
            "id_taken": mark(
                "The id “{id}” is taken among the entries of the log; choose another."
            ),
            "unknown_reference": mark(
                "“{id}” is not among the entries of the log; choose one that is, or add it first."
            ),
        },
    ),
    "snapshots": RosterWords(
        kind="snapshot",
        term=mark("snapshots"),
        added=mark("Take snapshot {name}"),
        reordered=mark("Reorder snapshots"),
        removed=mark("Remove {count} snapshots"),
        heading=mark("Snapshots"),
        add=mark("&Take a snapshot"),
        new=mark("Snapshot {number}"),
        said={
            "thing_came": mark("New snapshot {name:quoted}"),
            "thing_went": mark("Snapshot {name:quoted} removed"),
            "id_taken": mark("The id “{id}” is taken among the snapshots; choose another."),
            "unknown_reference": mark(
                "“{id}” is not among the snapshots; choose one that is, or take it first."
            ),
            "command_unknown_id": mark(
                "There is no {id:quoted} among the snapshots; there are {known}."
            ),
            "command_nothing_there": mark(
                "There is no {id:quoted}, because the scenario has no snapshots; take some first."
            ),
        },
    ),
}
"""By collection, as `model.rosters` has them."""
