"""What each paragraph does in the sentence of a resolution, and what should end it."""

from __future__ import annotations

from builders import block, resolution
from engross.checks.facts import Facts
from engross.checks.paragraph import Paragraph, Role
from engross.model.nodes import Document, Form


def paragraph(document: Document, words: str) -> Paragraph:
    return Facts(document).paragraphs[block(document, words).id]


def due(document: Document, words: str) -> str:
    return paragraph(document, words).context.due


LISTS = resolution("""
    ORG *The General Assembly*,
    PP *Recalling*:
      (a) Its resolution 80/1;
      (b) Its resolution 80/2,
    1. *Decides*:
      (a) To act:
        (i) Soon;
        (ii) Well;
      (b) To rest;
      TEXT and to report;
    2. *Requests*:
      (a) A report;
      (b) Another.
""")


def test_what_introduces_a_list_ends_with_a_colon() -> None:
    assert [due(LISTS, words) for words in ("Recalling", "Decides", "To act", "Requests")] == [":"] * 4


def test_the_end_of_a_list_carries_the_mark_of_its_paragraph() -> None:
    assert [due(LISTS, words) for words in ("80/2", "and to report", "Another")] == [",", ";", "."]


def test_items_within_a_list_are_free() -> None:
    assert [due(LISTS, words) for words in ("80/1", "Soon", "To rest", "A report")] == [""] * 4


ADOPTING = resolution("""
    ORG *The General Assembly*,
    PP *Recalling* its resolution 80/1,
    1. *Adopts* the following declaration:
    HEAD Declaration
    1. We gather here.
    2. We promise to act.
    2. *Requests* a report.
""")


def test_an_adopted_declaration_has_its_own_sentences() -> None:
    assert paragraph(ADOPTING, "We promise").role is Role.ADOPTED
    assert paragraph(ADOPTING, "Declaration").role is Role.ADOPTED


def test_the_resolution_goes_on_after_the_declaration() -> None:
    last = paragraph(ADOPTING, "Requests")
    assert last.role is Role.OPERATIVE
    assert last.context.due == "."


def test_an_agenda_is_an_adopted_text_too() -> None:
    document = resolution("""
        ORG *The General Assembly*,
        1. *Approves* the following agenda:
          OP[1.] Opening of the session.
          OP[2.] Closing of the session.
        2. *Requests* a report.
    """)
    assert paragraph(document, "Closing").role is Role.ADOPTED
    assert paragraph(document, "Requests").role is Role.OPERATIVE


QUOTING = resolution(
    """
    ORG *The Economic and Social Council*
    OP *Recommends* to the General Assembly the adoption of the following draft resolution:
    > ORG *The General Assembly*,
    > PP *Aware* of the need,
    > 1. *Decides* to act;
    > 2. *Requests* a report.
""",
    organ="ecosoc",
)


def test_a_recommended_draft_is_a_resolution_of_its_own() -> None:
    assert due(QUOTING, "Recommends") == ":"
    assert [due(QUOTING, words) for words in ("Aware", "Decides", "Requests")] == [",", ";", "."]
    assert [act.quoted for act in Facts(QUOTING).acts] == [0, 1]


def test_a_draft_that_follows_as_a_text_is_introduced_by_a_colon() -> None:
    document = resolution("""
        ORG *The Economic and Social Council*
        OP *Recommends* the adoption of the following draft resolution:
        === draft
        ORG *The General Assembly*,
        PP *Aware* of the need,
        OP *Decides* to act.
    """)
    assert due(document, "Recommends") == ":"


def test_annexes_and_decisions_are_no_sentences_of_a_resolution() -> None:
    document = resolution("""
        ORG *The General Assembly*,
        OP *Decides* to act.
        ANNEX
        TITLE Rules
        1. The rules apply.
    """)
    assert paragraph(document, "apply").role is Role.ANNEX
    decision = resolution("TEXT The Assembly decided to meet.\n1. It met.", form=Form.DECISION)
    assert Facts(decision).acts == []
    assert paragraph(decision, "It met").role is Role.OTHER


def test_before_a_section_with_a_preamble_the_sentence_may_end() -> None:
    document = resolution("""
        ORG *The General Assembly*,
        SEC[I] First
        PP *Recalling* one thing,
        1. *Decides* one thing.
        SEC[II] Second
        PP *Recalling* another,
        1. *Decides* another;
        2. *Requests* a report.
    """)
    assert due(document, "Decides one") == ""
    assert due(document, "Decides another") == ";"


def test_the_end_of_a_paragraph_is_found_before_notes_and_spaces_and_inside_quotation_marks() -> None:
    document = resolution("""
        ORG *The General Assembly*,
        PP *Recalling* the report,[^A/90/1.]
        PP *Recalling* “peace;” \n        OP *Decides* to act
    """)
    assert paragraph(document, "the report").ending.mark == ","
    assert paragraph(document, "peace").ending.mark == ";"
    decides = paragraph(document, "Decides")
    assert (decides.ending.mark, decides.ending.start) == ("", len("Decides to act"))


def test_an_adopted_text_is_final_and_a_draft_is_not() -> None:
    words = "MAST {symbol:A/90/L.5}\nORG *The General Assembly*\nOP *Decides* to act."
    assert not paragraph(resolution(words), "Decides").context.is_final
    assert paragraph(resolution(words.replace("A/90/L.5", "A/RES/90/5")), "Decides").context.is_final
    adopted = words + "\nCLOSE {adopted=2035-12-18:18 December 2035}"
    assert paragraph(resolution(adopted), "Decides").context.is_final
    assert not paragraph(resolution(adopted, form=Form.DRAFT), "Decides").context.is_final


def test_words_in_quotation_marks_are_not_the_texts_own() -> None:
    document = resolution("ORG *The General Assembly*\nOP *Recalls* “this resolution” and «that», and more.")
    recalls = paragraph(document, "Recalls")
    at = recalls.text.index("this")
    assert recalls.is_quoted(at, at + 4)
    assert not recalls.is_quoted(recalls.text.index("more"), len(recalls.text))


def test_the_opening_ends_where_the_italics_end_even_over_several_runs() -> None:
    document = resolution(
        "ORG *The General Assembly*,\nPP *Taking* *note*, of the report,\nOP Decides to act."
    )
    opening = paragraph(document, "of the report").opening
    assert opening is not None
    assert (opening.text, opening.is_styled) == ("Taking note", True)
    bare = paragraph(document, "Decides").opening
    assert bare is not None
    assert (bare.text, bare.is_styled) == ("Decides", False)
