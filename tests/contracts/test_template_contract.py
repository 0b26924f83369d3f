"""Every template in every language is a sound document that all formats take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engross.checks import profiles, runner
from engross.model import inlines, masthead, validity, walk
from engross.model.nodes import Kind
from engross.workspace import files, templates

EVERY = [
    (t.name, organ, language)
    for t in templates.every()
    for organ in t.organs
    for language in templates.LANGUAGES
]


def answers(name, language):
    template = templates.named(name)
    return {asked: template.example(asked, language) for asked in template.asks}


def texts(document):
    return [inlines.plain(b.inlines) for b in walk.all_blocks(document)]


def stated(document):
    """Each datum that an answer gave, with its words."""
    return [(d.name, " ".join(d.text.split())) for d in masthead.data(document)]


@pytest.mark.parametrize(("name", "organ", "language"), EVERY)
def test_a_form_without_answers_is_sound_and_holds_no_placeholders(name, organ, language):
    document = templates.document(name, language, organ=organ)
    assert validity.faults(document) == []
    assert document.metadata.language == language
    assert document.metadata.organ == organ
    assert not [text for text in texts(document) if re.search(r"[{}…]|\.\.\.", text)]


@pytest.mark.parametrize(("name", "organ", "language"), EVERY)
def test_answers_stand_on_the_page_as_data(name, organ, language):
    given = answers(name, language)
    document = templates.document(name, language, given, organ)
    assert validity.faults(document) == []
    said = "\n".join(texts(document))
    for asked, words in given.items():
        if asked != "title" or organ != "sc":
            assert words in said, asked
    if "symbol" in given:
        assert masthead.text_of(document, masthead.SYMBOL) == given["symbol"]


@pytest.mark.parametrize(("name", "organ", "language"), EVERY)
def test_a_form_is_written_and_read_again_as_it_was(name, organ, language):
    document = templates.document(name, language, answers(name, language), organ)
    written = files.written_as(document, Path("new.xml"))
    again = files.read(written.data, "new.xml").result.document
    assert texts(again) == texts(document)
    assert [b.kind for b in walk.blocks(again)] == [b.kind for b in walk.blocks(document)]
    assert stated(again) == stated(document)
    assert again.metadata.language == language
    assert files.written_as(document, Path("new.docx")).data.startswith(b"PK")


@pytest.mark.parametrize("name", [t.name for t in templates.every()])
def test_checks_find_only_what_is_not_written_yet(name):
    document = templates.document(name, "en", answers(name, "en"))
    empty = {b.id for b in walk.all_blocks(document) if not b.inlines}
    found = runner.run(document, profiles.for_organ(document.metadata.organ)).findings
    assert not [f for f in found if f.block not in empty and f.severity == "error"], found


def test_every_form_begins_with_an_empty_preamble_and_operative_part():
    for template in templates.every():
        kinds = [b.kind for b in walk.blocks(templates.document(template.name))]
        assert kinds[-3:] == [Kind.ORGAN, Kind.PREAMBULAR, Kind.OPERATIVE]


def test_words_are_there_in_all_languages():
    words = templates.words()
    for line in words["line"].values():
        assert "all" in line or all(language in line for language in templates.LANGUAGES)
        assert line["field"] in ("", *masthead.NAMES)
    for row in (*words["actor"].values(), *words["hint"].values(), words["comma"]):
        assert set(row) == set(templates.LANGUAGES)
    used = {line for t in templates.every() for line in t.masthead}
    assert used == set(words["line"])
    assert {ask for t in templates.every() for ask in t.asks} <= set(words["ask"])
