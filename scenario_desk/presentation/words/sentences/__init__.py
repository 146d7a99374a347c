"""The answers in sentences: who could sign and who blocks, what a choice leads by, what is assumed.

Neutral and short; actors go by the short names of their axes, so that no sentence needs an article.
"""

from scenario_desk.presentation.words.sentences.assumptions import (
    as_seen_by,
    assumed,
    assumptions_sentence,
    no_view,
    nobody_sees,
    view_sentence,
)
from scenario_desk.presentation.words.sentences.badges import Badge, badges
from scenario_desk.presentation.words.sentences.divide import divided
from scenario_desk.presentation.words.sentences.effect import (
    effect_headline,
    effect_in_short,
    effect_sentences,
    headline_since,
    then_now,
)
from scenario_desk.presentation.words.sentences.endpoints import (
    blocked_by,
    blockers,
    spoilers,
    undecided,
    verdict,
)
from scenario_desk.presentation.words.sentences.headline import headline
from scenario_desk.presentation.words.sentences.inverse import (
    answer_sentences,
    beyond_sentences,
    change_sentence,
    held_sentences,
    range_sentence,
    state_sentence,
)
from scenario_desk.presentation.words.sentences.judgement import judged_value, judgement
from scenario_desk.presentation.words.sentences.likelihoods import (
    branch_likelihood,
    endpoint_likelihood,
    node_likelihood,
)
from scenario_desk.presentation.words.sentences.lotteries import (
    lottery_caveat,
    lottery_sentence,
    lottery_sentences,
)
from scenario_desk.presentation.words.sentences.nodes import choice_sentence, node_sentence
from scenario_desk.presentation.words.sentences.packages import (
    chance_note,
    circle_sentences,
    following_sentences,
    frontier_sentences,
    never_sentences,
    offer_sentences,
    opening_sentences,
    payment_sentences,
    share_sentences,
    shares_note,
    table_sentences,
    unchosen_sentences,
)
from scenario_desk.presentation.words.sentences.perception import (
    correction_effects,
    correction_sentences,
    endpoint_as_seen,
    endpoint_standing,
    gap_sentences,
    misread_sentence,
    misread_value,
    misreading_sentence,
    outlook_sentences,
    surprise_sentences,
)
from scenario_desk.presentation.words.sentences.robustness import (
    by_overlap_index,
    deciding,
    drawn_by_kind,
    headline_with_ranges,
    how_far,
    of_draws,
    share_with_error,
    what_was_drawn,
)
from scenario_desk.presentation.words.sentences.sensitivity import (
    unknown_target,
    weights_sentence,
    what_decides,
    what_knowing_gains,
    where_it_stands,
)
from scenario_desk.presentation.words.sentences.stability import (
    jump_sentences,
    keeping_sentences,
    ratification_sentences,
    stability_reasons,
    stability_verdict,
)
from scenario_desk.presentation.words.sentences.sureness import answer, doubt, holding
from scenario_desk.presentation.words.sentences.weights import range_note

__all__ = [
    "Badge",
    "answer",
    "answer_sentences",
    "as_seen_by",
    "assumed",
    "assumptions_sentence",
    "badges",
    "beyond_sentences",
    "blocked_by",
    "blockers",
    "branch_likelihood",
    "by_overlap_index",
    "chance_note",
    "change_sentence",
    "choice_sentence",
    "circle_sentences",
    "correction_effects",
    "correction_sentences",
    "deciding",
    "divided",
    "doubt",
    "drawn_by_kind",
    "effect_headline",
    "effect_in_short",
    "effect_sentences",
    "endpoint_as_seen",
    "endpoint_likelihood",
    "endpoint_standing",
    "following_sentences",
    "frontier_sentences",
    "gap_sentences",
    "headline",
    "headline_since",
    "headline_with_ranges",
    "held_sentences",
    "holding",
    "how_far",
    "judged_value",
    "judgement",
    "jump_sentences",
    "keeping_sentences",
    "lottery_caveat",
    "lottery_sentence",
    "lottery_sentences",
    "misread_sentence",
    "misread_value",
    "misreading_sentence",
    "never_sentences",
    "no_view",
    "nobody_sees",
    "node_likelihood",
    "node_sentence",
    "of_draws",
    "offer_sentences",
    "opening_sentences",
    "outlook_sentences",
    "payment_sentences",
    "range_note",
    "range_sentence",
    "ratification_sentences",
    "share_sentences",
    "share_with_error",
    "shares_note",
    "spoilers",
    "stability_reasons",
    "stability_verdict",
    "state_sentence",
    "surprise_sentences",
    "table_sentences",
    "then_now",
    "unchosen_sentences",
    "undecided",
    "unknown_target",
    "verdict",
    "view_sentence",
    "weights_sentence",
    "what_decides",
    "what_knowing_gains",
    "what_was_drawn",
    "where_it_stands",
]
