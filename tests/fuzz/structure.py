"""Damage that knows what a scenario file is: keys, types, numbers, references, trees."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz import hostile
from tests.fuzz.document import Holder, Members, Raw, holders, ids_in, read_document, written

Damage = Callable[[Random, Members, Members], None]
"""Changes a document in place; the last one is another, to take from."""
_MOST = 6


def damaged(random: Random, text: str, other: str) -> str:
    """The text of a file with some of it damaged, parts of another perhaps in it."""
    document = read_document(text)
    donor = read_document(other)
    for _ in range(_times(random)):
        random.choice(DAMAGES)(random, document, donor)
    return written(document)


def _times(random: Random) -> int:
    """Seldom many: one fault refuses a file, and nothing behind it is reached."""
    count = 1
    while count < _MOST and random.random() < 0.5:
        count += 1
    return count


def _copy(value: Any) -> Any:
    if isinstance(value, list):
        return type(value)(_copy(part) for part in value)
    return value


def _place(random: Random, document: Members) -> Holder:
    """Somewhere in the document, any depth as likely as the next."""
    found: Holder = ([document], 0)
    value: Any = document
    while parts := list(holders(value)):
        if value is not document and random.random() < 0.25:
            break
        found = random.choice(parts)
        value = found[0][found[1]]
    return found


def _list_in(random: Random, document: Members) -> list[Any]:
    """A list, or the members of an object, that holds something; the document at worst."""
    for _ in range(20):
        into, at = _place(random, document)
        if isinstance(into[at], list) and into[at]:
            return into[at]
    return document


def _members_in(random: Random, document: Members) -> Members:
    for _ in range(20):
        found = _list_in(random, document)
        if isinstance(found, Members):
            return found
    return document


def _set(random: Random, document: Members, value: Any) -> None:
    into, at = _place(random, document)
    if into and into[at] is not document:
        into[at] = value


def drop(random: Random, document: Members, _donor: Members) -> None:
    found = _list_in(random, document)
    if found:
        found.pop(random.randrange(len(found)))


def double(random: Random, document: Members, _donor: Members) -> None:
    found = _list_in(random, document)
    if found:
        copy = _copy(random.choice(found))
        found.insert(random.randrange(len(found) + 1), copy)


def rename(random: Random, document: Members, donor: Members) -> None:
    found = _members_in(random, document)
    if found:
        others = [key for key, _value in _members_in(random, donor)]
        names = (*hostile.KEYS, *others, random.choice(hostile.STRINGS))
        random.choice(found)[0] = random.choice(names)


def strange_value(random: Random, document: Members, _donor: Members) -> None:
    raw = Raw(random.choice(hostile.RAW))
    _set(random, document, random.choice([raw, _copy(random.choice(hostile.PLAIN))]))


def strange_number(random: Random, document: Members, _donor: Members) -> None:
    _set(random, document, random.choice(hostile.NUMBERS))


def other_numbers(random: Random, document: Members, _donor: Members) -> None:
    """Numbers that stay numbers: at the ends, tied, in the wrong order, just beside one another."""
    for _ in range(random.choice([1, 2, 8, 40])):
        into, at = _place(random, document)
        value = into[at]
        if isinstance(value, float | int) and not isinstance(value, bool):
            into[at] = random.choice(
                [0, -value, value * 2, value / 3, value + 1e-9, 1, 100, -100, 1e-300, value]
            )


def alike(random: Random, document: Members, _donor: Members) -> None:
    """One number for all of a section: nothing left to tell apart, or to share in proportion."""
    section = random.choice(["nodes", "scores", "profiles", "linkages", "interests", "relations"])
    number = random.choice(hostile.NUMBERS)
    waiting: list[Any] = [document.get(section)]
    while waiting:
        for into, at in holders(waiting.pop()):
            if isinstance(into[at], list):
                waiting.append(into[at])
            elif isinstance(into[at], float | int) and not isinstance(into[at], bool):
                into[at] = number


def strange_text(random: Random, document: Members, _donor: Members) -> None:
    for _ in range(random.choice([1, 1, 10])):
        into, at = _place(random, document)
        if isinstance(into[at], str):
            into[at] = random.choice(hostile.STRINGS)


def wrong_reference(random: Random, document: Members, _donor: Members) -> None:
    """One id for another, that of a thing of another kind or of nothing at all."""
    ids = ids_in(document)
    known = set(ids)
    for _ in range(40):
        into, at = _place(random, document)
        if isinstance(into[at], str) and into[at] in known:
            into[at] = random.choice([*random.sample(ids, min(3, len(ids))), "nobody"])
            return


def circle(random: Random, document: Members, _donor: Members) -> None:
    """Something that comes round to itself: in the tree, or among what requires one another."""
    section = random.choice(["nodes", "nodes", "linkages", "relations", "profiles"])
    elements = _elements(document, section)
    if not elements:
        return
    one, two = random.choice(elements), random.choice(elements)
    field = {"nodes": "children", "linkages": "requires"}.get(section)
    if field is None:
        one.put(random.choice(["source", "target", "holder", "actor"]), two.get("id"))
        return
    listed = one.get(field)
    one.put(field, [*(listed if isinstance(listed, list) else []), two.get("id")])


def nest(random: Random, document: Members, _donor: Members) -> None:
    levels = random.choice([1, 2, 40, 900, 5_000, 100_000])
    _set(random, document, hostile.deep(levels, random.choice(["[", '{"a":', '[{"a":'])))


def long_chain(random: Random, document: Members, _donor: Members) -> None:
    """A node under a node under a node, up to the limit and beyond, in place of a leaf."""
    nodes = document.get("nodes")
    leaves = [each for each in _elements(document, "nodes") if not each.get("children")]
    if not leaves:
        return
    above = random.choice(leaves)
    kind = random.choice(["chance", "decision"])
    for number in range(random.choice([3, 30, 300, 995, 1_001])):
        above.put("kind", kind)
        above.put("children", [f"deep{number}"])
        above = Members([["id", f"deep{number}"]])
        nodes.append(above)


def long_list(random: Random, document: Members, _donor: Members) -> None:
    """Many of what there is one of, with ids of their own where they have ids."""
    found = _list_in(random, document)
    if isinstance(found, Members) or not found:
        return
    one = random.choice(found)
    for number in range(random.choice([10, 100, 1_000])):
        copy = _copy(one)
        if isinstance(copy, Members) and copy.get("id") is not None:
            copy.put("id", f"copy{number}")
            copy.put("children", [])
        found.append(copy)


def swap(random: Random, document: Members, _donor: Members) -> None:
    one, two = _place(random, document), _place(random, document)
    value, other = one[0][one[1]], two[0][two[1]]
    if value is not document and other is not document:
        one[0][one[1]], two[0][two[1]] = _copy(other), _copy(value)


def shuffle(random: Random, document: Members, _donor: Members) -> None:
    random.shuffle(_list_in(random, document))


def another_of_its_kind(random: Random, document: Members, donor: Members) -> None:
    """A member that an object of the same section has, here or in another file."""
    section = random.choice([key for key, _value in document] or [""])
    here = _elements(document, section)
    there = _elements(random.choice([document, donor]), section)
    if here and there:
        key, value = random.choice(random.choice(there) or [["id", ""]])
        random.choice(here).put(key, _copy(value))


def section_of_another(random: Random, document: Members, donor: Members) -> None:
    if donor:
        key, value = random.choice(donor)
        document.put(key, _copy(value))


def other_choice(random: Random, document: Members, _donor: Members) -> None:
    """What is said in one of a few words, said otherwise: the file stays one that can be read."""
    section, field, values = random.choice(_CHOICES)
    for element in _elements(document, section):
        if random.random() < 0.3:
            element.put(field, _copy(random.choice(values)))


def assumed(random: Random, document: Members, _donor: Members) -> None:
    """Other assumptions and moves, of what is there."""
    names = {
        section: [each.get("id") for each in _elements(document, section)]
        for section in ("nodes", "packages", "linkages", "actors", "profiles")
    }
    pick = {section: random.choice(ids or ["nobody"]) for section, ids in names.items()}
    linkages = [each for each in names["linkages"] if random.random() < 0.5]
    members = [
        ["package", random.choice([pick["packages"], None])],
        ["linkages", linkages],
        ["decisions", random.choice(["judged", "rational", "quantal"])],
        ["sharpness", random.choice([0, 0.25, 1e15])],
        ["profiles", Members([[pick["actors"], pick["profiles"]]])],
    ]
    document.put("assumptions", Members(random.sample(members, random.randint(1, 5))))
    if random.random() < 0.5:
        moves = random.choices(names["nodes"] or ["nobody"], k=random.randint(1, 4))
        document.put("moves", [Members([["branch", each]]) for each in moves])


_CHOICES: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
    ("nodes", "kind", ("decision", "chance", "leaf")),
    ("nodes", "resolves", ("judged", "rational")),
    ("nodes", "information_set", ("", "one", "two")),
    ("nodes", "probability", (None, Members([["best", 0]]), Members([["best", 1]]))),
    ("actors", "principal", (True, False)),
    ("actors", "leverage", ("veto", "weak")),
    ("endpoints", "needs_agreement", (True, False)),
    (
        "profiles",
        "reservation",
        ("derived", None, Members([["best", 0]]), Members([["best", 100]])),
    ),
    ("profiles", "red_lines", (Members(), Members([["us1", Members([["floor", None]])]]))),
    ("groups", "choose", ("at_most_one", "exactly_one")),
    ("interests", "natural_worst", (None, 0, 5)),
)


def _elements(document: Members, section: str) -> list[Members]:
    found = document.get(section)
    if not isinstance(found, list) or isinstance(found, Members):
        return []
    return [each for each in found if isinstance(each, Members)]


DAMAGES: tuple[Damage, ...] = (
    drop,
    double,
    rename,
    strange_value,
    strange_number,
    *(other_numbers,) * 2,
    alike,
    strange_text,
    wrong_reference,
    circle,
    nest,
    long_chain,
    long_list,
    swap,
    shuffle,
    *(another_of_its_kind,) * 2,
    section_of_another,
    *(other_choice,) * 2,
    *(assumed,) * 2,
)


def shrunk(text: str, levels: int, most: int) -> str:
    """A file with no more of its tree than so many levels, and so many of whatever is listed."""
    plain = json.loads(text)
    nodes = {each["id"]: each for each in plain["nodes"]}
    kept, level = [], [plain["root"]]
    for depth in range(levels):
        kept += level
        if depth == levels - 1:
            for key in level:
                nodes[key].pop("children", None)
                nodes[key]["kind"] = "leaf"
        level = [child for key in level for child in nodes[key].get("children", ())]
    for section, content in plain.items():
        if isinstance(content, list):
            plain[section] = content[:most]
    plain["nodes"] = [nodes[key] for key in kept]
    profiles = {each["id"] for each in plain.get("profiles", ())}
    listed = plain.get("profile_scores", ())
    plain["profile_scores"] = [each for each in listed if each["profile"] in profiles]
    return json.dumps(plain, ensure_ascii=False)
