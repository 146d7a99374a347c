"""What the menu calls the step that undo takes back, and what went along with a removal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from scenario_desk.model.changes import Changes
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words import undo_words as say
from scenario_desk.presentation.words.counting import along
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import filled, words
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS
from scenario_desk.presentation.words.undo_losses import losses

_MERGE = "merge "
_BUT_THE_LOG = tuple(name for name in ROSTERS if name != "log")
"""What says a step better than its entry in the log, which most steps of a session have."""


def merge_step(name: str) -> str:
    """The edit name of a merge with what is called so: journals keep it, and so the label."""
    return _MERGE + name


def undo_label(edit_name: str, between: Changes) -> str:
    """Name a step by its edit and by what it changed.

    Steps that were merged into one are named by what they did together: adding a branch and
    labelling it is "Add branch “…”".
    """
    if edit_name.startswith(_MERGE):
        return _(say.MERGE).format(name=harmless(edit_name.removeprefix(_MERGE)))
    if edit_name == "take":
        return _(say.TAKE)
    if edit_name in say.WITH_THE_FILE:
        return _(say.WITH_THE_FILE[edit_name])
    return (
        _of_going_back(edit_name, between)
        or _of_rounds(between)
        or _of_proposals(between)
        or _of_nodes_that_came_or_went(edit_name, between)
        or _of_entities_that_came_or_went(between)
        or _of_nodes(edit_name, between)
        or _of_scores(between)
        or _of_moves(between)
        or _of_injects(between)
        or _of_an_entity(edit_name, between)
        or _of_the_scenario(between)
        or _of_entities_that_came_or_went(between, ("log",))
        or _(say.ANYTHING)
    )


def _of_going_back(edit_name: str, between: Changes) -> str:
    if edit_name != "go_back":
        return ""
    new, there = between.new, between.new.moment
    key = next((each.id for each in new.snapshots.values() if each.scenario == there), "")
    return _(say.GO_BACK).format(name=_entity(new, "snapshots", key)) if key else ""


def _of_nodes_that_came_or_went(edit_name: str, between: Changes) -> str:
    came, went = between.added("nodes"), between.removed("nodes")
    if went and not came:
        return _deletion(between, went)
    if not came:
        return ""
    if edit_name in ("paste", "duplicate"):
        return _count(say.PASTE if edit_name == "paste" else say.DUPLICATE, len(came))
    new = between.new
    top = next(key for key in came if new.parents.get(key) not in came)
    node = new.nodes[top]
    if edit_name == "add_parent" and node.children:
        return filled(_(say.ADD_PARENT), name=called(new, node.children[0]))
    if node.label:
        return filled(_(say.NAMED_BRANCH), name=called(new, top))
    return _(say.NEW_BRANCH)


def _deletion(between: Changes, went: frozenset[str]) -> str:
    old, new = between.old, between.new
    # Those that stay and lost or got a child say it all; what is gone may be a huge subtree.
    around = between.replaced("nodes")
    tops = [key for above in around for key in old.nodes[above].children if key in went]
    tops += [old.root] if old.root in went else []
    moved_up = {new.root}
    for above in around:
        moved_up.update(set(new.nodes[above].children).difference(old.nodes[above].children))
    kept = any(old.parents.get(key) in went for key in moved_up)
    below = len(went) - len(tops)
    name = called(old, tops[0])
    if kept:
        deleted = _count(say.DELETE_KEEPING, len(went), name=name)
    elif below:
        several = len(tops) > 1
        deleted = _count(say.DELETE_WITH_BELOW[several], below, name=name, branches=len(tops))
    else:
        deleted = _count(say.DELETE, len(tops), name=name)
    return _with_losses(deleted, between)


def _of_rounds(between: Changes) -> str:
    """A round that was opened, closed or revealed, with all that its answers brought."""
    for key in between.replaced("rounds"):
        if "state" in between.replaced_fields("rounds", key):
            pattern = say.ROUNDS[between.new.rounds[key].state]
            return _(pattern).format(name=_entity(between.new, "rounds", key))
    return ""


def _of_proposals(between: Changes) -> str:
    """A move that was decided upon, with the branch that has happened by it."""
    for key in between.replaced("proposals"):
        if "outcome" in between.replaced_fields("proposals", key):
            return _(say.DECIDE).format(name=_entity(between.new, "proposals", key))
    return ""


def _of_injects(between: Changes) -> str:
    if "released" not in between.fields:
        return ""
    old, new = between.old.released, between.new.released
    pattern = say.RELEASE if len(new) > len(old) else say.WITHDRAW
    changed = [each for each in (*new, *old) if (each in new) != (each in old)] or [*new]
    return _(pattern).format(name=_entity(between.new, "injects", changed[0].inject))


def _of_entities_that_came_or_went(
    between: Changes, collections: Iterable[str] = _BUT_THE_LOG
) -> str:
    for collection in collections:
        said = ROSTER_WORDS[collection]
        if went := between.removed(collection):
            name = _entity(between.old, collection, next(iter(went)))
            removed = _count((say.REMOVE, said.removed), len(went), name=name)
            return _with_losses(removed, between, collection)
        for key in between.added(collection):
            return _(said.added).format(name=_entity(between.new, collection, key))
    return ""


def _of_nodes(edit_name: str, between: Changes) -> str:
    if "nodes" not in between.tables:
        return ""
    new = between.new
    hung = between.old.parents.difference(new.parents).replaced
    if hung:
        return _count(say.MOVE, len(hung), name=called(new, min(hung)))
    replaced = between.replaced("nodes")
    said = [key for key in replaced if _differs_in_itself(between, key)]
    if not said:
        return _(say.REORDER_BRANCHES)
    pattern = say.ON_NODES.get(edit_name, say.ON_NODES["amend_node"])
    return _count(pattern, len(said), name=called(new, min(said)))


def _differs_in_itself(between: Changes, key: str) -> bool:
    """Whether more of a node that was replaced differs than which children it has."""
    same = between.old.nodes[key].children == between.new.nodes[key].children
    return same or between.replaced_fields("nodes", key) != {"children"}


def _of_scores(between: Changes) -> str:
    changed = (between.added("scores"), between.removed("scores"), between.replaced("scores"))
    count = sum(map(len, changed))
    if count == 1:
        ((endpoint, interest),) = chain(*changed)
        return _(say.SCORE).format(
            endpoint=_entity(between.new, "endpoints", endpoint),
            interest=_entity(between.new, "interests", interest),
        )
    return _count(say.SCORES, count) if count else ""


def _of_moves(between: Changes) -> str:
    if "moves" not in between.fields:
        return ""
    old, new = between.old, between.new
    changed = [move for move in new.moves if move not in old.moves]
    if not changed and len(new.moves) < len(old.moves):
        first = old.moves[len(new.moves)].branch
        return filled(_(say.TAKE_BACK), name=called(new, first))
    branch = (changed or list(new.moves))[-1].branch
    return filled(_(say.HAPPENED), name=called(new, branch))


def _of_an_entity(edit_name: str, between: Changes) -> str:
    for collection in ROSTERS:
        keys = between.replaced(collection)
        if len(keys) == 1:
            (key,) = keys
            return _amendment(edit_name, between, collection, key)
        if keys:
            return _(say.ANYTHING)
        if collection in between.fields:
            return _(ROSTER_WORDS[collection].reordered)
    return ""


def _amendment(edit_name: str, between: Changes, collection: str, key: str) -> str:
    fields = between.replaced_fields(collection, key)
    named_by = ROSTERS[collection].named_by
    # A short name goes with the name that it was made of.
    if named_by in fields and fields <= {named_by, "short"}:
        return _(say.RENAME).format(
            old=_entity(between.old, collection, key), new=_entity(between.new, collection, key)
        )
    pattern = say.ON_ENTITY.get(edit_name, say.ON_ENTITY["amend"])
    return _(pattern).format(name=_entity(between.new, collection, key))


def _of_the_scenario(between: Changes) -> str:
    for field, pattern in say.FIELDS.items():
        if field in between.fields:
            return _(pattern)
    return ""


def _with_losses(removed: str, between: Changes, collection: str = "nodes") -> str:
    lost = losses(between, collection)
    return words(along(removed, lost)) if lost else removed


def _count(pattern: tuple[str, str], count: int, **values: object) -> str:
    return filled(ngettext(*pattern, count), count=count, **values)


def _entity(scenario: Scenario, collection: str, key: str) -> str:
    return _("“{text}”").format(text=name_of(scenario, collection, key))
