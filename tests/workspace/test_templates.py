"""Templates that users keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import notation, resolution
from engross.editing import text
from engross.errors import AppError, SaveError
from engross.model import masthead, plain, walk
from engross.model.places import caret
from engross.model.review import ChangeKind, Decision, Verdict
from engross.review import base, comments, tracking
from engross.workspace import proofing, templates

AT = "2035-12-16T09:30:00Z"
TEXT = """
MAST {symbol:A/90/L.4}
TITLE {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution 80/1,[^A note.]
1. *Decides* to act.
"""


def test_a_document_is_kept_and_used_again(tmp_path):
    kept = templates.keep(resolution(TEXT), "Our water draft", tmp_path / "templates")
    assert templates.own(tmp_path / "templates") == (kept,)
    again = templates.from_own(kept)
    assert [plain.text(b) for b in walk.all_blocks(again)][-2:] == ["A note.", "Decides to act."]
    assert masthead.text_of(again, masthead.TITLE) == "Clean water"


def test_a_template_of_the_same_name_takes_the_place_of_the_first(tmp_path):
    for title in ("Water", "Water", "Air"):
        templates.keep(resolution(TEXT), title, tmp_path)
    assert [t.title for t in templates.own(tmp_path)] == ["Air", "Water"]


@pytest.mark.parametrize("title", ["", "  ", "..."])
def test_a_template_needs_a_name(tmp_path, title):
    with pytest.raises(AppError, match="name"):
        templates.keep(resolution(TEXT), title, tmp_path)


def test_names_that_no_disk_takes_are_made_good(tmp_path):
    kept = templates.keep(resolution(TEXT), "a/b: c?", tmp_path)
    assert kept.path.parent == tmp_path
    assert kept.path.exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError):
        templates.keep(resolution(TEXT), "Water", tmp_path / "file" / "templates")


def test_no_folder_means_no_templates(tmp_path):
    assert templates.own(tmp_path / "none") == ()


@pytest.mark.parametrize("name", [template.name for template in templates.every()])
@pytest.mark.parametrize("language", templates.LANGUAGES)
def test_nothing_is_found_before_a_word_is_written(name, language):
    assert proofing.proof(templates.document(name, language)).findings == ()


@pytest.mark.parametrize(
    ("language", "organ", "line"),
    [
        ("fr", "ga", "ORG *L’Assemblée générale*,"),
        ("ar", "ga", "ORG ***إن الجمعية العامة***،"),
        ("ar", "hrc", "ORG *إن مجلس حقوق الإنسان*،"),
        ("zh", "ga", "ORG **大会**，"),
    ],
)
def test_the_organ_is_set_apart_as_its_texts_print_it(language, organ, line):
    assert line in notation(templates.document(f"{organ}-draft", language)).splitlines()


def test_what_begins_from_a_template_has_no_history(tmp_path):
    document = base.with_base(resolution(TEXT), resolution(TEXT)).document
    first = next(walk.blocks(document)).id
    document = tracking.track(document, text.insert(document, caret(first), "New "), "Ann", AT).document
    document = replace(document, decisions=(Decision(Verdict.ACCEPTED, ChangeKind.DELETION, words="old"),))
    for words, is_private in (("Fill in.", False), ("Between us", True)):
        thread = document.next_id
        document = comments.add(document, words, "Ann", AT, on=None).document
        document = comments.change(document, thread, is_private=is_private).document
    kept = templates.keep(document, "Reviewed", tmp_path)
    assert "Between us" not in kept.path.read_text(encoding="utf-8")
    begun = templates.from_own(kept)
    assert (begun.changes, begun.decisions, begun.base) == ((), (), None)
    assert plain.text(next(walk.blocks(begun))).startswith("New ")
    assert [thread.text for thread in begun.comments] == ["Fill in."]
