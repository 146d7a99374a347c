"""A name is found as it is written, in whole words, and taken out of the text around it."""

from __future__ import annotations

import pytest

from scenario_desk.model.sharing.person import Written


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ann Lee", "Ann Lee", "—"),
        ("ann lee", "Says ANN  LEE, and Ann\nLee's aide.", "Says —, and —'s aide."),
        ("Ann Lee", "Joann Lee, Ann Leeds, AnnLee", "Joann Lee, Ann Leeds, AnnLee"),
        ("Lee", "Lee-Ann met T. E. Lee.", "—-Ann met T. E. —."),
        ("Ann-Marie Lee", "Ann Marie Lee", "—"),
        ("Müller", "MÜLLER, Mu\u0308ller und Muller", "—, — und —"),
        ("Strauß", "STRAUSS and Strauss’", "— and —’"),
        ("J. Smith", "J. Smith (j smith)", "— (—)"),
        ("ann_lee", "mail ann_lee@example.org", "mail —@example.org"),
        ("Иванов", "ИВАНОВ и Иванова", "— и Иванова"),
        ("王小明", "据王小明说，", "据—说，"),
        ("김민수", "김민수는 왔다", "—는 왔다"),
        ("김이", "김인은 왔다", "김인은 왔다"),
        ("ﬁ", "fi or ﬁne", "— or ﬁne"),
        ("★", "by ★ alone", "by — alone"),
        ("  ", "two  blanks", "two  blanks"),
        ("\u200b", "un\u200bseen", "un\u200bseen"),
        ("Ann Lee", "", ""),
        ("Ann Lee", "Ann, then ... Lee", "Ann, then ... Lee"),
    ],
)
def test_a_name_is_found_in_whole_words(name: str, text: str, left: str) -> None:
    assert Written(name).taken_out(text) == left
    assert (Written(name).starts(text) >= 0) == (text != left)


def test_a_text_without_the_name_is_the_very_same() -> None:
    text = "Nobody is named here."
    assert Written("Ann").taken_out(text) is text


@pytest.mark.parametrize(
    ("text", "all_of_it"),
    [("ann  LEE", True), ("Lee, Ann", False), ("Ann Lee (ministry)", False), ("", False)],
)
def test_an_author_of_that_name_alone_is_told_from_more(text: str, all_of_it: bool) -> None:
    assert Written("Ann Lee").is_all_of(text) == all_of_it


def test_where_it_begins_is_counted_in_the_text_as_it_is() -> None:
    assert Written("ann").starts("Straße, ﬁve, Ann") == 13
