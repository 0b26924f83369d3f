"""How a text was understood can be looked at and corrected before it becomes a document."""

from textwrap import dedent

import pytest

from builders import notation
from engross.formats.text import understanding as u
from engross.formats.text.read import understand
from engross.formats.text.resolutions import document_of
from engross.model import numbering, validity, walk
from engross.model.nodes import Kind

TYPED = dedent(
    """
    90/5. Clean water

    The General Assembly,

    Recalling its resolution 80/1,¹

    ¹ A/80/12.

    Noting the wells, and

    Their water,

    1. Decides to act;

    (a) In New York;

    2. Requests a report.
    """
)


@pytest.fixture
def understood():
    return understand(TYPED)


def index(understanding, words):
    return next(i for i, p in enumerate(understanding.paragraphs) if words in p.text)


def shown(understanding):
    result = document_of(understanding)
    assert validity.faults(result.document) == []
    return notation(result.document).split("\n")


def test_it_tells_kinds_labels_and_words_in_the_order_of_the_text(understood):
    assert [(p.kind, p.label, p.text[:9]) for p in understood.paragraphs] == [
        (Kind.TITLE, "", "90/5. Cle"),
        (Kind.ORGAN, "", "The Gener"),
        (Kind.PREAMBULAR, "", "Recalling"),
        (Kind.NOTE, "1", "A/80/12."),
        (Kind.PREAMBULAR, "", "Noting th"),
        (Kind.OPERATIVE, "1.", "Decides t"),
        (Kind.OPERATIVE, "(a)", "In New Yo"),
        (Kind.OPERATIVE, "2.", "Requests "),
    ]
    assert (understood.language, understood.organ) == ("en", "ga")


def test_a_jump_in_the_numbers_is_a_doubt():
    found = understand("The Council,\n\nNoting,\n\n1. Decides;\n\n4. Requests it.")
    assert [p.doubt for p in found.paragraphs] == ["", "", "", "The number before it is 1."]


def test_another_kind(understood):
    changed = u.corrected(understood, index(understood, "Noting"), kind=Kind.HEADING)
    assert "HEAD Noting the wells, and Their water," in [line.strip() for line in shown(changed)]


def test_two_paragraphs_become_one_over_a_note(understood):
    changed = u.joined(understood, index(understood, "Noting"))
    assert "PP *Recalling* its resolution 80/1,[^A/80/12.] Noting the wells, and Their water," in shown(
        changed
    )


def test_one_paragraph_becomes_two(understood):
    at = index(understood, "Noting")
    changed = u.split(understood, at, len("Noting the wells, and"))
    assert [p.text for p in changed.paragraphs[at : at + 2]] == ["Noting the wells, and", "Their water,"]


def test_a_mark_at_the_place_of_a_split_stays_with_the_first_half(understood):
    at = index(understood, "Recalling")
    changed = u.split(understood, at, len("Recalling its resolution 80/1,"))
    assert [len(p.rich.marks) for p in changed.paragraphs[at : at + 2]] == [1, 0]


def test_a_paragraph_becomes_a_footnote_and_back():
    typed = "The Council,\n\nNoting wells,² and water,\n\n1. Decides;\n\n2 is the note.\n\n2. Requests it."
    found = understand(typed)
    at = next(i for i, p in enumerate(found.paragraphs) if "is the note" in p.text)
    changed = u.corrected(found, at, kind=Kind.NOTE)
    document = document_of(changed).document
    assert [numbering.of(document).mark(n.id) for _, _, n in walk.notes(document)] == ["2"]
    back = u.corrected(changed, at, kind=Kind.TEXT)
    assert back.paragraphs[at].text == "2 is the note."


def test_a_label_is_taken_off_and_put_back(understood):
    at = index(understood, "In New York")
    text = u.corrected(understood, at, kind=Kind.TEXT)
    assert (text.paragraphs[at].label, text.paragraphs[at].text) == ("", "(a) In New York;")
    again = u.corrected(text, at, kind=Kind.OPERATIVE, level=1)
    assert again.paragraphs[at] == understood.paragraphs[at]


def test_the_first_paragraph_has_none_to_be_joined_to(understood):
    assert u.joined(understood, 0) is understood
