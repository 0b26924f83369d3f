"""What the rules must find beyond their own examples, and what they must leave alone.

Each line is one paragraph put into a short resolution of the organ; what is named is the rule that finds something in it.
"""

from __future__ import annotations

import pytest

from builders import notation, resolution
from engross.checks import runner
from engross.model.nodes import Document


def found(words: str, organ: str = "ga", language: str = "en") -> set[str]:
    document = resolution(words, organ=organ, language=language)
    return {finding.rule for finding in runner.run(document).findings} - {"STR-07"}


def with_preamble(line: str) -> str:
    return f"ORG *The General Assembly*,\n{line}\nOP *Decides* to act."


def with_note(note: str) -> str:
    return with_preamble(f"PP *Recalling* the report,[^{note}]")


def fixed(words: str, organ: str = "ga") -> str:
    document = resolution(words, organ=organ)
    return notation(runner.fix_all(document, runner.run(document).findings).document)


CLEAN = (
    "PP *Recalling* its resolution 66/1 of 9 December 2011, “and this resolution of December 9, 2011”,",
    "PP *Noting* that 5 per cent, or 5.5 per cent, of States agreed on 31 October 2000,",
    "PP *Unequivocally condemning* all violence,",
    "PP *Taking into account* the report [^A/90/1.] of the Secretary-General,",
    "PP *Recalling* the declaration “We will act.”,",
    "PP *Recalling* “peace,”",
    "PP *Noting* resolution 1325 (2000) of the Security Council and its resolution 2250 (2015),",
    "PP *Recalling* its resolutions 217 A (III) of 10 December 1948 and S-20/3 of 10 June 1998,",
    "PP *Recalling* the Charter of the United Nations, in particular Article 17,",
    "PP *Noting* the meetings of May 2021 and of 2 and 3 June,",
)


@pytest.mark.parametrize("line", CLEAN)
def test_nothing_is_found_where_nothing_is_wrong(line: str) -> None:
    assert found(with_preamble(line)) == set()


WRONG = (
    ("PP *Recalling* its resolution", "PUN-01"),
    ("PP *Recalling* its report.[^A/90/1.]", "PUN-01"),
    ("PP *Noting* 5 percent of them,", "NDT-04"),
    ("PP *Noting* 5 % of them,", "NDT-04"),
    ("PP *Noting* twenty per cent of them,", "NDT-04"),
    ("PP *Noting* the day of 9th December 2011,", "NDT-07"),
    ("PP *Noting* the day of 9 December, 2011,", "NDT-07"),
    ("PP *Noting* the day of December 9th 2011,", "NDT-07"),
    ("PP *Aware* that this resolution matters,", "INT-01"),
    ("PP *Requests* all to act,", "STR-04"),
    ("PP *Also recalling* the report,", "OPN-08"),
    ("PP *Recalling* the report[^A/90/1.];", "FNP-03"),
    ("PP *Recalling* the report,[^ ]", "FNP-09"),
    ("PP *Recalling* the report,[^A/90/1,]", "FNP-09"),
    ("PP *Recalling* Security Council resolution 1325,", "REF-05"),
    ("PP *Recalling* its resolution 4000 (XXX) of 3 May 1975,", "REF-06"),
    ("PP *Recalling* all [of it,", "NEG-04"),
    ("PP *Recalling* all of it],", "NEG-04"),
)


@pytest.mark.parametrize(("line", "rule"), WRONG)
def test_the_slip_is_found(line: str, rule: str) -> None:
    assert rule in found(with_preamble(line))


NOTES = (
    ("A/90/1.", set()),
    ("See A/90/1, para. 3; see also A/90/2.", set()),
    ("United Nations, *Treaty Series*, vol. 1582, No. 27627.", set()),
    (
        "*Official Records of the General Assembly, Seventy-third Session, Supplement No. 53* (A/73/53), chap. IV.",
        set(),
    ),
    ("See “Our common agenda.”", set()),
    ("A/90/1", {"FNP-09"}),
    (
        "*Official Records of the General Assembly, Seventy-third Session, Supplement No. 53 (A/73/53)*.",
        {"FN-04"},
    ),
    (
        "*Official Records of the General Assembly, Seventy-third Session, Supplement No. 53* (A/74/53).",
        {"FN-04"},
    ),
    ("*Official Records of the General Assembly, 73rd Session, Supplement No. 53* (A/73/53).", {"FN-04"}),
    ("See *A/90/1*.", {"FN-04"}),
    ("*A Study of A/90/1 and Its Effects*, p. 3.", set()),
    ("Ibid., para. 3.", {"FN-24"}),
    ("Idem, para. 3.", {"FN-24"}),
    ("See A/C.3/90/L14.", {"SYM-03"}),
)


@pytest.mark.parametrize(("note", "rules"), NOTES)
def test_a_first_footnote(note: str, rules: set[str]) -> None:
    assert found(with_note(note)) == rules


def notes(first: str, second: str) -> set[str]:
    return found(with_preamble(f"PP *Recalling* the report[^{first}] and the other,[^{second}]"))


TREATY = "United Nations, *Treaty Series*, vol. 976, No. 14152."


@pytest.mark.parametrize(
    ("first", "second", "rules"),
    [
        (TREATY, "Ibid., vol. 1019, No. 14956.", set()),
        (TREATY, "United Nations, *Treaty Series*, vol. 1019, No. 14956.", {"FN-21"}),
        (TREATY, "*Ibid.*, vol. 1019, No. 14956.", {"FN-23"}),
        ("A/90/1.", "Ibid., vol. 1019, No. 14956.", {"FN-20"}),
        ("A/90/1, para. 3.", "Ibid., para. 9.", set()),
        ("A/90/1.", "A/90/1, para. 9.", {"FN-21"}),
        ("A/90/1.", "A/90/2.", set()),
    ],
)
def test_a_footnote_after_another(first: str, second: str, rules: set[str]) -> None:
    assert notes(first, second) == rules


def test_a_year_left_out_where_it_was_given_before_is_a_warning_only() -> None:
    words = (
        "PP *Recalling* Security Council resolution 1325 (2000), and noting Security Council resolution 1325,"
    )
    document = resolution(with_preamble(words))
    assert [f.severity for f in runner.run(document).findings if f.rule == "REF-05"] == ["warning"]


def test_openings_are_mended_one_after_the_other() -> None:
    words = """
        ORG *The General Assembly*,
        PP *Recalling also* one thing,
        PP *Recalling* another,
        PP *Recalling* a third,
        PP *Having considered* a fourth,
        PP *Having considered* a fifth,
        OP *Decides* to act.
    """
    once = resolution(fixed(words))
    twice = notation(runner.fix_all(once, runner.run(once).findings).document)
    openings = [line.split("*")[1] for line in twice.splitlines() if line.startswith("PP")]
    assert openings == [
        "Recalling",
        "Recalling also",
        "Recalling further",
        "Having considered",
        "Having also considered",
    ]


def test_a_first_paragraph_of_an_excerpt_may_go_on_from_one_that_is_not_there() -> None:
    assert found("16. *Also encourages* States to act;\n17. *Requests* a report.") == set()


def test_numbers_may_begin_again_in_numbered_sections_only() -> None:
    sections = """
        ORG *The General Assembly*,
        SEC[I] Water
        1. *Decides* one thing;
        2. *Decides* another.
        {} Air
        1. *Decides* a third;
        2. *Requests* a report.
    """
    assert "NUM-01" not in found(sections.replace("{}", "SEC[II]"))
    assert "NUM-01" in found(sections.replace("{}", "HEAD"))


def test_an_annex_inside_the_body_has_its_own_sentences() -> None:
    words = """
        ORG *The General Assembly*,
        PP *Aware* of the need,
        1. *Decides* to act;
        2. *Adopts* the rules annexed to the present resolution.
        HEAD Annex
        1. The rules apply.
        2. They end.
    """
    assert found(words) == set()


def test_a_heading_with_a_list_below_it_is_at_most_a_warning() -> None:
    document = resolution(
        """
        ORG *The Security Council*,
        PP *Recalling* its resolution 2999 (2027),
        1. *Decides* on these tasks:
          (a) Protection of civilians
            (i) To protect;
            (ii) To report;
        2. *Decides* to remain seized of the matter.
    """,
        organ="sc",
    )
    assert [(f.rule, f.severity) for f in runner.run(document).findings] == [("PUN-04", "warning")]


def test_the_security_council_says_this_resolution_and_has_no_title() -> None:
    words = """
        ORG *The Security Council*,
        PP *Recalling* its resolution 2999 (2027),
        1. *Decides* to extend the mandate for 5% under this resolution;
        2. *Decides* to remain seized of the matter.
    """
    document = resolution(words, organ="sc")
    assert [(f.rule, f.severity) for f in runner.run(document).findings] == [("NDT-04", "hint")]


def test_french_notes_stand_before_the_mark_and_abbreviations_keep_theirs() -> None:
    def said(line: str) -> set[str]:
        return found(
            f"ORG *L’Assemblée générale*,\nPP *Rappelant* {line}\nOP *Décide* d’agir.", language="fr"
        )

    assert said("le rapport[^A/90/1.],") == set()
    assert said("le rapport,[^A/90/1.]") == {"FNP-03"}
    assert said("la société X. S.A.[^A/90/1.],") == set()


def test_arabic_and_chinese_texts_have_their_own_marks() -> None:
    arabic = "ORG ***إن الجمعية العامة***،\nPP ***إذ تشير*** إلى قرارها،\nOP ***تقرر*** أن تعمل."
    assert found(arabic, language="ar") == set()
    assert found(arabic.replace("قرارها،", "قرارها,"), language="ar") == {"PUN-01"}
    chinese = "ORG 大会，\nPP **回顾**其决议，\nOP **决定**采取行动。"
    assert found(chinese, language="zh") == set()
    assert found(chinese.replace("决议，", "决议,"), language="zh") == {"PUN-01"}


def documents_with_quoted_drafts() -> Document:
    return resolution(
        """
        ORG *The Economic and Social Council*
        OP *Recommends* to the General Assembly the adoption of the following draft resolution:
        > ORG *The General Assembly*,
        > PP *Aware* of the need
        > 1. *Decides* to act;
        > 2. *Requests* a report;
        """,
        organ="ecosoc",
    )


def test_a_quoted_draft_is_checked_as_a_resolution_of_its_own() -> None:
    result = runner.run(documents_with_quoted_drafts())
    assert [f.rule for f in result.findings if f.rule != "STR-07"] == ["PUN-01", "PUN-03"]
