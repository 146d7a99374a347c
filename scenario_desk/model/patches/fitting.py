"""What is left of a patch where some was changed since, put where there is still a place for it."""

from __future__ import annotations

from collections.abc import Iterable

from scenario_desk.model.patches.patch import Patch, Path, Place
from scenario_desk.model.patches.standing import is_place, order_of
from scenario_desk.model.scenario import Scenario


def fitted(scenario: Scenario, patch: Patch, stays: Iterable[Path]) -> Patch:
    """The patch but for these paths; what would follow one that is not there follows another.

    That is the nearest before it that is there, as far as the patch says what stood before what;
    else the last of those beside it.
    """
    rest = patch.without(stays)
    beside: dict[tuple[str, str | None], dict[str, None]] = {}
    new = dict(rest.new)
    for path, place in rest.new.items():
        if not is_place(path):
            continue
        name, among = path[0], (path[0], place.parent)
        if among not in beside:
            order = order_of(scenario, name, place.parent)
            beside[among] = {key: None for key in order if (name, key, "place") not in rest.old}
        after, passed = place.after, set[str]()
        while after is not None and after not in beside[among]:
            before = patch.new.get((name, after, "place"))
            if before is None or before.parent != place.parent or after in passed:
                after = next(reversed(beside[among]), None)
            elif (name, after, "place") in rest.new:
                break
            else:
                passed.add(after)
                after = before.after
        if after != place.after:
            new[path] = Place(place.parent, after)
    return Patch(rest.old, new)
