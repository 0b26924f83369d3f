"""Changes as values: shown before they are made, made together, never two at one place."""

from __future__ import annotations

from builders import block, notation, resolution
from engross.checks import fix, runner
from engross.checks.fix import Append, Drop, Fix, Renumber, Restyle, Retype, Shift
from engross.editing.edit import Aspect
from engross.model.inlines import Style
from engross.model.nodes import Document

TEXT = "ORG *The General Assembly*\n1. *Decides* to act;[^A/90/1.]\n2. *Ends* it."


def made(document: Document, *changes: fix.Change) -> str:
    return notation(fix.apply(document, [Fix((change,), is_safe=True) for change in changes]).document).split(
        "\n", 1
    )[1]


def test_changes_in_one_paragraph_are_made_together() -> None:
    document = resolution(TEXT)
    at = block(document, "to act").id
    changes = (
        Retype(at, 0, 7, "Resolves"),
        Retype(at, 11, 14, "wait"),
        Restyle(at, 8, 10, Style.BOLD, on=True),
    )
    assert made(document, *changes) == "1. *Resolves* **to** wait;[^A/90/1.]\n2. *Ends* it."


def test_of_two_changes_at_one_place_the_first_is_made() -> None:
    document = resolution(TEXT)
    at = block(document, "to act").id
    assert made(document, Retype(at, 8, 14, "to rest"), Retype(at, 11, 14, "wait")).startswith(
        "1. *Decides* to rest;"
    )
    assert made(document, Retype(at, 8, 14, "to rest"), Retype(at, 10, 10, "!")).startswith(
        "1. *Decides* to rest;"
    )
    assert made(document, Retype(at, 10, 10, "!"), Retype(at, 10, 10, "?")).startswith(
        "1. *Decides* to! act;"
    )


def test_a_mark_and_its_note_change_places() -> None:
    document = resolution(TEXT)
    at = block(document, "to act").id
    assert made(document, Shift(at, 14, 16, (15, 14))).startswith("1. *Decides* to act[^A/90/1.];")


def test_paragraphs_are_renumbered_added_and_dropped() -> None:
    document = resolution("ORG *The General Assembly*\n1. *Decides* so;\nOP[4.] *Ends* it;\n5. *Rests*.")
    last = block(document, "Ends").id
    assert made(document, Renumber(last)).splitlines()[1] == "2. *Ends* it;"
    assert made(document, Renumber(last, label="1 bis.")).splitlines()[1] == "1 bis. *Ends* it;"
    assert made(document, Append(last, "Requests", " more;")).splitlines()[2] == "5. *Requests* more;"
    assert len(made(document, Drop(last)).splitlines()) == 2


def test_nothing_to_change_touches_nothing() -> None:
    document = resolution(TEXT)
    edit = fix.apply(document, [])
    assert edit.document is document
    assert edit.aspects is Aspect.NONE


def test_an_alternative_left_in_an_adopted_text_can_go() -> None:
    document = resolution("""
        MAST {symbol:A/RES/90/5}
        TITLE Water
        ORG *The General Assembly*,
        PP *Aware* of the need,
        1. *Decides* to act;
        OP[1 bis.] *Decides* to wait;
        2. *Requests* a report.
    """)
    finding = next(f for f in runner.run(document).findings if f.rule == "NEG-04")
    assert finding.fix is not None
    assert not finding.fix.is_safe
    assert runner.run(runner.fix(document, finding).document).findings == ()
