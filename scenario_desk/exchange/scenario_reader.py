"""Makes a scenario of the values a scanner finds in a file, one entity at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from scenario_desk.exchange import bounds
from scenario_desk.exchange.faults import refusal
from scenario_desk.exchange.json_scanner import Scanner, Value
from scenario_desk.exchange.kept_changes import KeptChanges
from scenario_desk.exchange.load_progress import LoadProgress
from scenario_desk.exchange.migrations import STEPS, Document, Step, migrate
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.shape import (
    ENTITY_TYPES,
    FORMAT,
    HEADER,
    IN_TURN,
    KEPT,
    SECTIONS,
    VERSION,
)
from scenario_desk.exchange.tree_shape import parents_in_tree
from scenario_desk.model.entities import Profile, ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.patches import sharing
from scenario_desk.model.rosters import HOLDERS, MOMENT, ROSTERS
from scenario_desk.model.scenario import RECORD, Scenario
from scenario_desk.model.scenario import replace as with_fields
from scenario_desk.model.sizes import beyond
from scenario_desk.model.table import Roster, Table

Where = Callable[[], Message | None]
"""Says where in the file the last value stands, if that is known."""

_VALIDATORS = {
    section: TypeAdapter(kind).validator.validate_python for section, kind in ENTITY_TYPES.items()
}
_APART = {"profiles": "scores"} | dict.fromkeys(HOLDERS, MOMENT)
"""By section: the field that stands in a section of its own, many lines of it."""
_VALUES_AT_ONCE = 2_000
_ESTIMATE = TypeAdapter(Estimate).validator.validate_python


def read(
    scanner: Scanner,
    steps: Mapping[int, Step] = STEPS,
    current: int = VERSION,
    progress: LoadProgress | None = None,
) -> Scenario:
    """Read the scenario; raises FileRefused. An older file goes through `steps` first.

    `progress` is told of what comes after reading, and between the steps of it: what it raises ends
    the load.
    A file of the present version that begins with `format` and `version` is read as it streams.
    Any other is gathered whole before it is understood.
    """
    progress = progress or LoadProgress()
    values = iter(scanner)
    first = list(islice(values, 2))
    start = {key: content for key, content, is_element in first if not is_element}
    begins_well = "format" in start and "version" in start
    if begins_well:
        version = _version(start, current, steps)
        if version == current:
            return _Reading(scanner.where, progress).read(values)
    document = _gather(chain(first, values), scanner, begins_well)
    version = _version(document, current, steps)
    document = migrate(document, version, current, steps)
    return _Reading(_nowhere, progress).read(_stoppable(_values(document), progress))


def read_document(document: Document) -> Scenario:
    """Make a scenario of the plain values of a file of this version; raises FileRefused."""
    return _Reading(_nowhere, LoadProgress()).read(_values(document))


def _gather(values: Iterable[Value], scanner: Scanner, begins_well: bool) -> Document:
    """The whole file as plain values; one that does not begin well may be anything: less of it."""
    document: Document = {}
    for key, content, is_element in values:
        if not begins_well and scanner.bytes_read > bounds.UNORDERED_BYTES:
            raise FileRefused("file_unordered")
        if not is_element:
            document[key] = content
            continue
        listed = document.setdefault(key, [])
        if len(listed) >= bounds.most(key):
            raise _too_many(key)
        listed.append(content)
    return document


def _version(document: Document, current: int, steps: Mapping[int, Step]) -> int:
    """The version of a file, if it can be read."""
    if document.get("format") != FORMAT:
        raise FileRefused("file_not_a_scenario")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 0:
        raise FileRefused("file_no_version")
    if version > current:
        raise FileRefused("file_newer", version=str(version), known=str(current))
    if any(number not in steps for number in range(version, current)):
        raise FileRefused("file_version_unknown", version=str(version))
    return version


def _values(document: Document) -> Iterable[Value]:
    for key, content in document.items():
        if key in ("format", "version"):
            continue
        if isinstance(content, list):
            for element in content:
                yield key, element, True
        else:
            yield key, content, False


def _stoppable(values: Iterable[Value], progress: LoadProgress) -> Iterable[Value]:
    """The values of a file that has been gathered; the load can still be stopped between them."""
    for number, value in enumerate(values):
        if number % _VALUES_AT_ONCE == 0:
            progress.again()
        yield value


def _nowhere() -> None:
    return None


def _too_many(section: str) -> FileRefused:
    return FileRefused("file_too_many", section=section, limit=str(bounds.most(section)))


def _sharing(scenario: Scenario) -> Scenario:
    """The same, sharing what is equal with what it holds last, which the file says apart."""
    moment = scenario.moment
    for name in HOLDERS:
        for last in list(getattr(scenario, name).values())[-1:]:
            shared = sharing(moment, last.scenario)
            if shared is not moment:
                return with_fields(shared, **{each: getattr(scenario, each) for each in RECORD})
    return scenario


class _Reading:
    """What has been read of a scenario so far."""

    def __init__(self, where: Where, progress: LoadProgress) -> None:
        self._where, self._progress = where, progress
        self._header: dict[str, Any] = {}
        self._entities: dict[str, dict[str, Any]] = {section: {} for section in ENTITY_TYPES}
        self._in_turn: dict[str, list[Any]] = {section: [] for section in IN_TURN}
        self._scores: dict[ScoreKey, Estimate] = {}
        self._profile_scores: dict[str, dict[ScoreKey, Estimate]] = {}
        counts: Counter[str] = Counter()
        self._kept = {
            section: KeptChanges(section, *each, counts) for section, each in KEPT.items()
        }
        self._counts = dict.fromkeys(SECTIONS, 0)

    def read(self, values: Iterable[Value]) -> Scenario:
        for key, content, is_element in values:
            if key in self._counts:
                if not is_element:
                    raise FileRefused("file_section_not_a_list", section=key)
                self._counts[key] += 1
                if self._counts[key] > bounds.most(key):
                    raise _too_many(key)
                self._take(key, content)
            elif key in HEADER:
                self._take_header(key, content, is_element)
            else:
                raise FileRefused("file_unknown_part", where=self._place(key))
        return self._scenario()

    def _take_header(self, key: str, content: Any, is_element: bool) -> None:
        if not is_element:
            self._header[key] = content
            return
        listed = self._header.setdefault(key, [])
        if len(listed) >= bounds.most(key):
            raise _too_many(key)
        listed.append(content)

    def _take(self, section: str, content: Any) -> None:
        if not isinstance(content, dict):
            raise FileRefused("file_entry_not_an_object", where=self._place(section))
        if section == "scores":
            self._put_score(self._scores, section, content)
        elif section == "profile_scores":
            profile = self._id_in(section, content, "profile")
            self._put_score(self._profile_scores.setdefault(profile, {}), section, content)
        elif section in self._kept:
            self._progress.come_to_moments()
            self._kept[section].take(content, lambda: self._place(section))
        elif _APART.get(section) in content:
            raise FileRefused(
                "file_unknown_field", where=self._place(section, content), field=_APART[section]
            )
        else:
            self._put_entity(section, content)

    def _put_entity(self, section: str, content: dict[str, Any]) -> None:
        try:
            entity = _VALIDATORS[section](content)
        except ValidationError as error:
            raise refusal(error, self._place(section, content)) from None
        if section in IN_TURN:
            self._in_turn[section].append(entity)
            return
        known = self._entities[section]
        if entity.id in known:
            raise FileRefused("file_repeated_id", where=self._place(section, content))
        known[entity.id] = entity

    def _put_score(
        self, scores: dict[ScoreKey, Estimate], section: str, content: dict[str, Any]
    ) -> None:
        endpoint = self._id_in(section, content, "endpoint")
        interest = self._id_in(section, content, "interest")
        try:
            estimate = _ESTIMATE(content)
        except ValidationError as error:
            raise refusal(error, self._place(section, {"id": f"{endpoint}/{interest}"})) from None
        if (endpoint, interest) in scores:
            raise FileRefused(
                "file_repeated_score",
                where=self._place(section),
                endpoint=endpoint,
                interest=interest,
            )
        scores[endpoint, interest] = estimate

    def _id_in(self, section: str, content: dict[str, Any], field: str) -> str:
        """Take the id of what a score is of out of its line."""
        found = content.pop(field, None)
        if found is None:
            raise FileRefused("file_missing_field", where=self._place(section), field=field)
        if not isinstance(found, str):
            raise FileRefused("file_not_text_field", where=self._place(section), field=field)
        return found

    def _place(self, part: str, content: Any = None) -> Message:
        """Where the last value stands: its line if it is known, and the entity if it has a name.

        Sentences that are told the place name neither part nor entity themselves.
        """
        line = self._where()
        name = content.get("id") if isinstance(content, dict) else None
        thing = Message("file_part", {"key": part})
        if name is not None:
            thing = Message("file_thing", {"section": part, "id": str(name)})
        return Message("file_both", {"line": line, "thing": thing}) if line else thing

    def _scenario(self) -> Scenario:
        for field in ("title", "root"):
            if field not in self._header:
                raise FileRefused("file_missing_part", key=field)
        nodes = self._entities["nodes"]
        root = self._header["root"]
        self._progress.again()
        parents = parents_in_tree(nodes, root if isinstance(root, str) else "")
        self._give_profiles_their_scores()
        self._give_holders_what_they_hold()
        fields: dict[str, Any] = {name: Roster(self._entities[name].values()) for name in ROSTERS}
        fields |= {name: tuple(each) for name, each in self._in_turn.items()}
        for name, held in (("nodes", nodes), ("parents", parents), ("scores", self._scores)):
            self._progress.again()
            fields[name] = Table(held)
        self._progress.again()
        try:
            scenario = Scenario(
                **fields,
                **self._header,
            )
        except ValidationError as error:
            raise refusal(error, Message("file_top")) from None
        if (reason := beyond(scenario, scenario.nodes)) is not None:
            raise FileRefused("file_too_large_in_all", reason=reason)
        self._progress.again()
        return _sharing(scenario)

    def _give_profiles_their_scores(self) -> None:
        profiles: dict[str, Profile] = self._entities["profiles"]
        for key, scores in self._profile_scores.items():
            if key not in profiles:
                raise FileRefused("file_profile_missing", profile=key)
            profiles[key] = replace(profiles[key], scores=Table(scores))

    def _give_holders_what_they_hold(self) -> None:
        count = sum(len(self._entities[name]) for name in HOLDERS)
        done = 0
        for section, (name, _named) in KEPT.items():
            holders = self._entities[name]
            for key, held in self._kept[section].held_by(holders):
                holders[key] = replace(holders[key], scenario=held)
                done += 1
                self._progress.put_together(done / count)
