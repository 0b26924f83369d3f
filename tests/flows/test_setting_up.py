"""What a document and the program are set up with: the first page, the settings, the spelling of words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from builders import notation
from engross.model import masthead
from engross.model.nodes import Form
from engross.ui.masthead.panel import MastheadPanel
from engross.ui.settings_dialog import SettingsDialog
from engross.ui.spelling.bar import SpellingBar
from engross.workspace import dictionaries, files, templates, word_list

DRAFT = """
MAST {symbol:A/90/L.5}
MAST {organ:General Assembly}
TITLE {title:Clean water}
ORG The General Assembly,
PP *Recalling* one,
1. *Decides* two.
"""


def field_names(panel):
    return [name for name, line in panel.fields.items() if line.hasFocus()]


def test_the_first_page_is_filled_in_by_keys_and_seen_on_the_page_at_once(person):
    person.has(DRAFT, organ="ga")
    before = notation(person.document)
    person.press("Shift+F9")
    panel = person.shown(MastheadPanel)
    panel.fields["symbol"].setFocus()
    person.press("Ctrl+A")
    person.type("A/90/L.77")
    person.press("Tab")
    assert masthead.text_of(person.document, masthead.SYMBOL) == "A/90/L.77"
    assert field_names(panel) == ["distribution"]
    person.type("Distr.: Limited")
    person.press("Tab")
    assert "Distr.: Limited" in person.texts
    seen = []
    while "title" not in seen and len(seen) < 12:
        seen += field_names(panel)
        person.press("Tab")
    assert seen == list(panel.fields)[2 : 2 + len(seen)]
    while notation(person.document) != before:
        person.window.actions_by_id["edit.undo"].trigger()
    person.check()


def test_sponsors_are_typed_and_put_in_order(person):
    person.has(DRAFT, organ="ga")
    person.press("Shift+F9")
    panel = person.shown(MastheadPanel)
    panel.fields["sponsors"].setFocus()
    person.type("Norway, Albania, Chad")
    person.press("Return")
    person.pause()
    row = panel.rows["sponsors"]
    assert "alphabetical" in row.remark.text()
    person.click(row.sort)
    assert any("Albania, Chad and Norway" in text for text in person.texts)


def test_sponsors_of_a_conference_of_students_are_named_later_taken_away_and_named_again(person):
    person.window.show_document(files.new(templates.document("model-un", answers={"title": "Clean water"})))
    person.press("Shift+F9")
    panel = person.shown(MastheadPanel)
    for typed, line in (("Chad, Norway", "Sponsors: Chad and Norway"), ("", ""), ("Fiji", "Sponsors: Fiji")):
        panel.fields["sponsors"].setFocus()
        person.press("Ctrl+A", "Delete")
        person.type(typed)
        person.press("Return")
        person.pause()
        assert [text for text in person.texts if "Sponsors" in text or "draft" in text] == [line][
            : bool(line)
        ]
    assert list(panel.fields) == ["organ", "subsidiary_organ", "item_title", "sponsors", "title"]


def test_a_recorded_vote_is_filled_in_by_keys_and_stands_below_the_text(person):
    person.has(
        "MAST {symbol:A/HRC/RES/90/1}\nTITLE {title:Water}\n1. *Decides* so.\nCLOSE {meeting:4th meeting}",
        organ="hrc",
        form=Form.RESOLUTION,
    )
    person.press("Shift+F9")
    row = person.shown(MastheadPanel).rows["vote"]
    row.outcome.setFocus()
    person.press("Down")
    assert person.texts[-1] == "[Adopted without a vote.]"
    person.press("Down", "Tab")
    person.type("Cuba, Chad")
    person.press("Tab")
    person.type("Fiji")
    person.press("Tab", "Tab")
    assert "recorded vote of 2 to 1, with 0 abstentions" in person.texts[-1]
    assert "Chad, Cuba" in person.texts[-1]
    assert person.document.metadata.vote.against == ("Fiji",)
    person.go("Decides")
    person.press(*["Ctrl+Z"] * 4)
    assert person.texts[-1] == "4th meeting"


def test_settings_are_found_and_changed_by_keys(person, saved_file):
    person.opens(saved_file)
    person.press("Ctrl+,")
    dialog = person.shown(SettingsDialog)
    person.type("colours")
    dialog.rows["theme"].editor.setFocus()
    person.press("Down", "Down")
    assert person.window.settings.theme == "dark"
    assert person.window.theme.is_dark
    dialog.search.setFocus()
    person.press("Ctrl+A")
    person.type("curly")
    dialog.rows["type_quotes"].editor.setFocus()
    person.press("Space")
    person.press("Escape")
    assert not dialog.isVisible()
    person.go("Second;", "Second")
    person.type(' "so"')
    assert 'Second "so";' in person.texts


@pytest.mark.skipif(dictionaries.path_of("en") is None, reason="no English dictionary on this system")
def test_misspelt_words_are_gone_through_by_keys_and_taken_back_one_by_one(person, tmp_path, monkeypatch):
    monkeypatch.setattr(word_list, "default_path", lambda: tmp_path / "words.txt")
    person.has("TITLE Water\nPP *Recalling* its repport,\n1. *Decides* to organise a repport.")
    person.wait(lambda: len(person.page.underlines.of(person.block("Recalling"))) == 1)
    person.press("Ctrl+Home", "F7")
    bar = person.shown(SpellingBar)
    assert bar.word.text() == "repport"
    person.press("Return")
    assert bar.word.text() == "organise"
    person.press("Alt+O")
    person.wait(lambda: bar.word.text() == "repport")
    person.press("Alt+M")
    person.wait(lambda: word_list.words() == {"repport"})
    person.press("Escape")
    assert QApplication.focusWidget() is person.page
    assert person.texts[1:] == ["Recalling its report,", "Decides to organise a repport."]
    person.press("Ctrl+Z")
    assert person.texts[1] == "Recalling its repport,"


@pytest.mark.parametrize(
    ("language", "typed", "chosen", "said"),
    [
        ("en", "Norway, alb", "Albania", "Albania and Norway"),
        ("en", "Norway, Chad, alb", "Albania", "Albania, Chad and Norway"),
        ("fr", "Norvège, alle", "Allemagne", "Allemagne et Norvège"),
        ("es", "Noruega, ital", "Italia", "Italia y Noruega"),
        ("ru", "Норвегия, герм", "Германия", "Германия и Норвегия"),
        ("ar", "النرويج، ألمان", "ألمانيا", "ألمانيا والنرويج"),
        ("zh", "挪威、德", "德国", "德国和挪威"),
    ],
)
def test_sponsors_are_completed_in_the_language_of_the_text_and_keep_the_english_order(
    person, language, typed, chosen, said
):
    person.has(DRAFT, organ="ga", language=language)
    person.press("Shift+F9")
    panel = person.shown(MastheadPanel)
    person.wait(lambda: panel.language.currentData() == language)
    row = panel.rows["sponsors"]
    row.line.setFocus()
    person.type(typed)
    offered = row.line.completer().completionModel()
    assert [offered.index(n, 0).data() for n in range(offered.rowCount())] == [chosen]
    person.press("Down", "Return", "Return")
    person.pause()
    assert "alphabetical" in row.remark.text()
    person.click(row.sort)
    assert any(text.startswith(said) for text in person.texts)
