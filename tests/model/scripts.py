"""A scenario in other scripts: Arabic, read from the right, with Cyrillic beside it."""

from __future__ import annotations

from dataclasses import replace

from scenario_desk.model.entities import Actor, Endpoint
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from tests.model.building import small_scenario

_LABELS = {
    "talks": "محادثات تبقى مفتوحة بين الأطراف",
    "push": "واشنطن تضغط من أجل انتقال سياسي سريع قبل نهاية العام",
    "leave": "Вашингтон уходит и оставляет дело Москве",
    "deal": "اتفاق موقّع",
    "stall": "المحادثات تتعثر",
    "yield": "Москва уступает давлению",
    "resist": "Москва сопротивляется",
    "hold": "خطوط التماس تصمد حتى الربيع",
    "rout": "انهيار الخطوط",
}
_ENDPOINTS = {
    "e1": "انتقال متفاوض عليه",
    "e2": "Навязанный переход",
    "e3": "خطوط مجمّدة",
    "e4": "إعادة السيطرة الكاملة",
}
_ACTORS = {"us": "الولايات المتحدة", "ru": "Россия", "ir": "إيران"}


def scenario_in_scripts() -> Scenario:
    """Make the small scenario with its words in Arabic and Russian."""
    plain = small_scenario()
    nodes = plain.nodes
    for key, label in _LABELS.items():
        nodes = nodes.set(key, replace(nodes[key], label=label))
    root = replace(nodes[plain.root], question="ماذا ستفعل واشنطن في الأشهر المقبلة؟")
    return replace(
        plain,
        title="نزاع صغير",
        question="هل توجد نهاية يمكن للطرفين التوقيع عليها؟",
        nodes=nodes.set(plain.root, root),
        endpoints=Roster([_named(each) for each in plain.endpoints.values()]),
        actors=Roster([_called(each) for each in plain.actors.values()]),
    )


def _named(endpoint: Endpoint) -> Endpoint:
    return replace(endpoint, name=_ENDPOINTS[endpoint.id])


def _called(actor: Actor) -> Actor:
    return replace(actor, name=_ACTORS[actor.id], short="")
