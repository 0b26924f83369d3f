"""The masthead as a form: what fits the organ, what is understood, and that page and form say the same."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import notation, resolution
from engross import resources
from engross.editing import masthead as edits
from engross.editing.editor import Editor
from engross.model import masthead, outline
from engross.model.nodes import Form
from engross.ui.bridge import Bridge
from engross.ui.masthead import form, reading
from engross.ui.masthead.panel import MastheadPanel
from engross.ui.masthead.vote import VoteField
from engross.ui.theme import theme
from engross.workspace import templates
from ui.driver import type_character

DRAFT = """
MAST {symbol:A/90/L.5}
MAST {distribution:Distr.: Limited}
MAST {organ:General Assembly}
TITLE {title:Clean water}
ORG The General Assembly,
PP *Recalling* one,
1. *Decides* two;
2. *Requests* three.
"""
ADOPTED = """
MAST {symbol:A/RES/90/5}
MAST {distribution:Distr.: General}
MAST {issued=2036-01-07:7 January 2036}
MAST {heading:Resolution adopted by the General Assembly on 18 December 2035}
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
1. *Decides* two;
2. *Requests* three.
CLOSE {meeting=64th:64th plenary meeting}
CLOSE {adopted=2035-12-18:18 December 2035}
"""


@pytest.fixture
def panel(qtbot):
    bridges = []

    def make(words, *, is_draft=True, **metadata):
        kind = Form.DRAFT if is_draft else Form.RESOLUTION
        bridge = Bridge(Editor(resolution(words, form=kind, **metadata)))
        bridges.append(bridge)
        made = MastheadPanel(bridge, theme("light"))
        made.bridge = bridge
        qtbot.addWidget(made)
        made.resize(340, 800)
        made.show()
        return made

    yield make
    for bridge in bridges:
        bridge.close()


def fill(panel, name, words):
    line = panel.fields[name]
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def stated(panel, name):
    return masthead.text_of(panel.bridge.document, name), masthead.value_of(panel.bridge.document, name)


def test_the_form_fits_the_organ_and_the_kind_of_text(panel):
    draft = panel(DRAFT)
    assert list(draft.fields)[:2] == ["symbol", "distribution"]
    assert "sponsors" in draft.fields
    assert "meeting" not in draft.fields
    adopted = panel(ADOPTED, is_draft=False)
    assert "sponsors" not in adopted.fields
    assert {"heading", "origin", "meeting", "adopted"} <= set(adopted.fields)
    council = panel(ADOPTED, is_draft=False, organ="sc")
    assert "adoption" in council.fields
    assert "heading" in council.fields, "what a text states is always shown"
    assert "origin" not in council.fields


@pytest.mark.parametrize(
    ("organ", "symbol", "is_draft", "name"),
    [
        ("ga", "A/90/L.5", True, "General Assembly: draft"),
        ("ga", "A/C.3/90/L.5", True, "Main Committee: draft"),
        ("ga", "A/RES/90/5", False, "General Assembly: resolution"),
        ("sc", "S/2035/5", True, "Security Council: draft"),
        ("hrc", "A/HRC/60/L.5", False, "Human Rights Council: draft"),
        ("ecosoc", "E/RES/2035/5", False, "Economic and Social Council: resolution"),
        ("cnd", "E/CN.7/2035/L.5", True, "Functional commission: draft"),
        ("", "X/5", False, "Resolution"),
    ],
)
def test_every_organ_has_its_form(organ, symbol, is_draft, name):
    kind = Form.DRAFT if is_draft else Form.RESOLUTION
    document = resolution(f"MAST {{symbol:{symbol}}}\nPP a", form=kind, organ=organ)
    assert form.of(document, outline.texts(document)[0]).name == name


def test_conferences_of_students_have_their_own_form():
    document = resolution("MAST {sponsors:Sponsors: Chile and Malta}\nPP a", form=Form.DRAFT)
    assert form.of(document, outline.texts(document)[0]).name == "Model UN: draft"


@pytest.mark.parametrize(
    "name", [template.name for template in templates.every() if template.form is Form.DRAFT]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_new_draft_has_the_form_of_its_template_before_anything_is_filled_in(name, language):
    document = templates.document(name, language)
    shown = form.of(document, outline.texts(document)[0])
    assert (shown.name == "Model UN: draft") == (name == "model-un")
    assert [entry.remark for entry in shown.entries if entry.remark] == []


def test_sponsors_are_put_on_the_page_as_official_drafts_have_them(panel):
    at = panel(DRAFT)
    fill(at, "sponsors", "iran, Fiji, Bosnia and Herzegovina")
    line = "Iran (Islamic Republic of), Fiji and Bosnia and Herzegovina: draft resolution"
    assert stated(at, "sponsors")[0] == line
    row = at.rows["sponsors"]
    assert "alphabetical" in row.remark.text()
    QTest.mouseClick(row.sort, Qt.MouseButton.LeftButton)
    line = "Bosnia and Herzegovina, Fiji and Iran (Islamic Republic of): draft resolution"
    assert stated(at, "sponsors")[0] == line
    assert at.fields["sponsors"].text() == line.removesuffix(": draft resolution")
    assert at.bridge.document.metadata.sponsors == at.fields["sponsors"].text()
    assert not row.remark.isVisible()
    at.bridge.undo()
    at.bridge.undo()
    assert notation(at.bridge.document) == notation(resolution(DRAFT, form=Form.DRAFT))


def test_a_group_is_named_after_the_sponsor(panel):
    at = panel(DRAFT)
    fill(at, "sponsors", "Cuba")
    QTest.keyClicks(at.rows["sponsors"].group, "Group of 77 and China")
    QTest.keyClick(at.rows["sponsors"].group, Qt.Key.Key_Return)
    assert stated(at, "sponsors")[0] == "Cuba, on behalf of the Group of 77 and China: draft resolution"
    assert at.fields["sponsors"].text() == "Cuba"


def test_names_of_states_are_completed_after_a_comma(panel):
    at = panel(DRAFT)
    line = at.fields["sponsors"]
    line.setFocus()
    QTest.keyClicks(line, "Fiji, Kyr")
    completer = line.completer()
    assert completer.currentCompletion() == "Fiji, Kyrgyzstan"


def test_an_unknown_state_is_kept_and_pointed_out(panel):
    at = panel(DRAFT)
    fill(at, "sponsors", "Atlantis")
    assert stated(at, "sponsors")[0] == "Atlantis: draft resolution"
    assert "Atlantis" in at.rows["sponsors"].remark.text()


def test_what_is_no_date_stays_in_the_form_with_a_sentence(panel):
    at = panel(DRAFT)
    before = at.bridge.document
    fill(at, "issued", "31 February 2035")
    row = at.rows["issued"]
    assert at.bridge.document is before
    assert row.remark.isVisible()
    assert "18 December 2035" in row.remark.text()
    at.bridge.perform(lambda: edits.set_field(at.bridge.document, "symbol", "A/90/L.6"))
    QTest.qWait(200)
    assert at.fields["issued"].text() == "31 February 2035"
    fill(at, "issued", "3 February 2035")
    assert stated(at, "issued") == ("3 February 2035", "2035-02-03")
    assert not row.remark.isVisible()


@pytest.mark.parametrize(
    ("language", "issued", "adopted"),
    [("fr", "7 janvier 2036", "18 décembre 2035"), ("ru", "7 January 2036", "18 декабря 2035 года"),
     ("ar", "7 January 2036", "18 كانون الأول/ديسمبر 2035"), ("zh", "7 January 2036", "2035年12月18日")],
)  # fmt: skip
def test_dates_are_written_as_first_pages_of_the_language_have_them(language, issued, adopted):
    assert reading.read(masthead.ISSUED, "2036-01-07", None, language).text == issued
    assert reading.read(masthead.ADOPTED, "2035-12-18", None, language).text == adopted


def test_a_new_date_of_adoption_is_that_of_the_heading_too(panel):
    at = panel(ADOPTED, is_draft=False)
    fill(at, "adopted", "2035-12-20")
    assert stated(at, "adopted") == ("20 December 2035", "2035-12-20")
    assert stated(at, "heading")[0].endswith("on 20 December 2035")
    fill(at, "issued", "1 December 2035")
    assert "before" in at.rows["issued"].remark.text()
    at.bridge.undo()
    at.bridge.undo()
    assert notation(at.bridge.document) == notation(resolution(ADOPTED))


@pytest.mark.parametrize(
    ("name", "words", "text", "value"),
    [
        ("session", "90", "Ninetieth session", "90"),
        ("session", "Eighty-first session", "Eighty-first session", "81"),
        ("session", "2035", "2035 session", "2035"),
        ("agenda_item", "19 (d)", "Agenda item 19 (d)", "19 (d)"),
        ("original_language", "Original: French", "Original: French", "french"),
        (
            "origin",
            "[on the report of the Third Committee]",
            "[on the report of the Third Committee]",
            "thirdCommittee",
        ),
    ],
)
def test_short_words_are_written_out(name, words, text, value):
    read = reading.read(name, words, None, "en")
    assert (read.text, read.value) == (text, value)


def test_the_form_follows_the_page(panel, qtbot):
    at = panel(DRAFT)
    with qtbot.waitSignal(at.bridge.settled, timeout=2000):
        at.bridge.perform(lambda: edits.set_field(at.bridge.document, "title", "Safe water"))
    assert at.fields["title"].text() == "Safe water"
    at.bridge.undo()
    with qtbot.waitSignal(at.bridge.settled, timeout=2000):
        pass
    assert at.fields["title"].text() == "Clean water"


def test_a_draft_of_general_distribution_is_pointed_out(panel):
    at = panel(DRAFT)
    fill(at, "distribution", "Distr.: General")
    assert "limited" in at.rows["distribution"].remark.text()
    assert [action.toolTip() for action in at.fields["distribution"].actions()] == ["Choose"]


def test_the_data_of_the_forms_are_sound():
    table = resources.toml("masthead/forms.toml")
    organs = resources.toml("styles/organs.toml")
    for row in table["form"]:
        assert set(row["organs"]) <= set(organs)
        assert set(row["first_page"]) | set(row["closing"]) <= set(masthead.NAMES)
        re.compile(row.get("symbol", ""))
    for is_draft in (True, False):
        served = [organ for row in table["form"] if row["is_draft"] == is_draft for organ in row["organs"]]
        assert set(organs) <= set(served)


@pytest.mark.parametrize(
    ("language", "typed", "stated"),
    [
        ("en", "101", "One hundred and first session"), ("en", "2035", "2035 session"),
        ("fr", "81", "Quatre-vingt-unième session"), ("fr", "91", "Quatre-vingt-onzième session"),
        ("es", "81", "Octogésimo primer período de sesiones"), ("ru", "90", "Девяностая сессия"),
        ("ru", "2035", "Сессия 2035 года"), ("ar", "85", "الدورة الخامسة والثمانون"), ("zh", "80", "第八十届会议"),
    ],
)  # fmt: skip
def test_a_number_names_the_session_in_the_language_of_the_text(language, typed, stated):
    read = reading.read(masthead.SESSION, typed, None, language)
    assert (read.text, read.value) == (stated, typed)
    assert reading.read(masthead.SESSION, stated, None, language).value == typed


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_every_session_has_a_name_of_its_own(language):
    row = resources.toml("masthead/sessions.toml")[language]
    assert len(row["ordinals"]) == len(set(row["ordinals"])) == 120


@pytest.mark.parametrize(
    ("language", "typed", "stated"),
    [("fr", "74 b)", "Point 74 b) de l’ordre du jour"), ("en", "19 (d) (i)", "Agenda item 19 (d) (i)"),
     ("ar", "74 (ب)", "البند 74 (ب) من جدول الأعمال"), ("zh", "74 (b)", "议程项目74 (b)")],
)  # fmt: skip
def test_a_number_names_the_agenda_item_in_the_language_of_the_text(language, typed, stated):
    read = reading.read(masthead.AGENDA_ITEM, typed, None, language)
    assert (read.text, read.value) == (stated, typed)


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("ar", "ألبانيا, شيلي", "ألبانيا، شيلي"),
        ("zh", "阿尔巴尼亚, 智利", "阿尔巴尼亚、智利"),
        ("fr", "Albanie, Chili", "Albanie, Chili"),
    ],
)
def test_the_states_of_a_vote_are_parted_as_the_language_parts_them(panel, language, typed, shown):
    made = panel(ADOPTED, is_draft=False, organ="hrc", language=language)
    vote = made.findChild(VoteField)
    vote.outcome.setFocus()
    while vote.outcome.currentText() != "Recorded vote":
        QTest.keyClick(vote.outcome, Qt.Key.Key_Down)
    line = vote.sides["in_favour"]
    for character in typed:
        type_character(line, character)
    line.completer().popup().hide()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == shown
    printed = masthead.text_of(made.bridge.document, masthead.STATES)
    assert printed == shown
