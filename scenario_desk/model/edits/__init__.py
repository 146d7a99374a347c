"""Every change a user can make, as pure functions from one scenario to the next.

Each holds its rules and raises `EditRefused` with the reason where they forbid it; there is no
other way to change a scenario.
"""

from scenario_desk.model.edits.branches import (
    judge_probability,
    normalise,
    normalise_families,
    set_probabilities,
    set_probability,
    spread_evenly,
    spread_families,
)
from scenario_desk.model.edits.linkages import set_effect, set_overrides
from scenario_desk.model.edits.moves import happened, happened_instead, set_moves, take_back
from scenario_desk.model.edits.nodes import (
    amend_node,
    make_decisions,
    make_leaves,
    set_endpoint,
    set_kind,
    set_label,
    set_owner,
    set_question,
    set_resolution,
)
from scenario_desk.model.edits.profiles import (
    set_margin,
    set_profile_score,
    set_profile_scores,
    set_red_line,
    set_reservation,
    set_weight,
    shift_margin,
    shift_reservation,
    shift_weights,
)
from scenario_desk.model.edits.rearranging import move, reorder
from scenario_desk.model.edits.removals import remove, remove_all
from scenario_desk.model.edits.room.injects import release, withdraw
from scenario_desk.model.edits.room.proposals import adjudicate, argue
from scenario_desk.model.edits.room.rounds import (
    close_round,
    open_round,
    reveal_round,
    second_round,
)
from scenario_desk.model.edits.room.sessions import close_session, logged, open_session
from scenario_desk.model.edits.room.taking import minority_profile, take
from scenario_desk.model.edits.rosters import add, add_actor, add_new, amend, reorder_entity
from scenario_desk.model.edits.scores import clear_scores, set_score, set_scores
from scenario_desk.model.edits.snapshots import go_back, go_back_to_entry, take_snapshot
from scenario_desk.model.edits.subtrees import Fragment, copy, duplicate, paste
from scenario_desk.model.edits.together import Step, together
from scenario_desk.model.edits.tree import add_child, add_parent, add_sibling, delete
from scenario_desk.model.edits.whole import amend_scenario, set_glossary
from scenario_desk.model.messages import EditRefused

__all__ = [
    "EditRefused",
    "Fragment",
    "Step",
    "add",
    "add_actor",
    "add_child",
    "add_new",
    "add_parent",
    "add_sibling",
    "adjudicate",
    "amend",
    "amend_node",
    "amend_scenario",
    "argue",
    "clear_scores",
    "close_round",
    "close_session",
    "copy",
    "delete",
    "duplicate",
    "go_back",
    "go_back_to_entry",
    "happened",
    "happened_instead",
    "judge_probability",
    "logged",
    "make_decisions",
    "make_leaves",
    "minority_profile",
    "move",
    "normalise",
    "normalise_families",
    "open_round",
    "open_session",
    "paste",
    "release",
    "remove",
    "remove_all",
    "reorder",
    "reorder_entity",
    "reveal_round",
    "second_round",
    "set_effect",
    "set_endpoint",
    "set_glossary",
    "set_kind",
    "set_label",
    "set_margin",
    "set_moves",
    "set_overrides",
    "set_owner",
    "set_probabilities",
    "set_probability",
    "set_profile_score",
    "set_profile_scores",
    "set_question",
    "set_red_line",
    "set_reservation",
    "set_resolution",
    "set_score",
    "set_scores",
    "set_weight",
    "shift_margin",
    "shift_reservation",
    "shift_weights",
    "spread_evenly",
    "spread_families",
    "take",
    "take_back",
    "take_snapshot",
    "together",
    "withdraw",
]
