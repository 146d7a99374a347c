"""Every change a user can make, as pure functions from one scenario to the next.

Each holds its rules and raises `EditRefused` with the reason where they forbid it; there is no
other way to change a scenario.
"""

from scenario_desk.model.edits.branches import (
    normalise,
    set_probabilities,
    set_probability,
    spread_evenly,
)
from scenario_desk.model.edits.linkages import set_effect, set_overrides
from scenario_desk.model.edits.moves import happened, take_back
from scenario_desk.model.edits.nodes import (
    amend_node,
    set_endpoint,
    set_kind,
    set_label,
    set_owner,
    set_question,
)
from scenario_desk.model.edits.profiles import (
    set_margin,
    set_profile_score,
    set_red_line,
    set_reservation,
    set_weight,
)
from scenario_desk.model.edits.rearranging import move, reorder
from scenario_desk.model.edits.removals import remove
from scenario_desk.model.edits.rosters import add, add_actor, amend, reorder_entity
from scenario_desk.model.edits.scores import set_score, set_scores
from scenario_desk.model.edits.subtrees import Fragment, copy, duplicate, paste
from scenario_desk.model.edits.tree import add_child, add_parent, add_sibling, delete
from scenario_desk.model.edits.whole import amend_scenario
from scenario_desk.model.messages import EditRefused

__all__ = [
    "EditRefused",
    "Fragment",
    "add",
    "add_actor",
    "add_child",
    "add_parent",
    "add_sibling",
    "amend",
    "amend_node",
    "amend_scenario",
    "copy",
    "delete",
    "duplicate",
    "happened",
    "move",
    "normalise",
    "paste",
    "remove",
    "reorder",
    "reorder_entity",
    "set_effect",
    "set_endpoint",
    "set_kind",
    "set_label",
    "set_margin",
    "set_overrides",
    "set_owner",
    "set_probabilities",
    "set_probability",
    "set_profile_score",
    "set_question",
    "set_red_line",
    "set_reservation",
    "set_score",
    "set_scores",
    "set_weight",
    "spread_evenly",
    "take_back",
]
