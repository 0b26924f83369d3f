"""What is offered for the beginning of an opening or an organ's line, and how it is put in."""

from __future__ import annotations

import pytest

from builders import notation, tagged
from engross import resources
from engross.editing import completion
from engross.model import openings
from engross.model.inlines import Style


def offered(words, *, asked=False, **metadata):
    built = tagged(words, **metadata)
    return [offer.words + offer.tail for offer in completion.offers(built.document, built.caret, asked=asked)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("PP *Recalling* a,\nPP Re<caret>", "Recalling also"),
        ("PP *Recalling also* a,\nPP Re<caret>", "Recalling further"),
        ("PP *Recalling further* a,\nPP Re<caret>", "Recalling"),
        ("PP *Noting with concern* a,\nPP no<caret>", "Noting with concern also"),
        ("PP *Recalling*:\n  (a) x\nPP Re<caret>", "Recalling also"),
        ("PP Recalling a,\nPP No<caret>", "Noting"),
        ("1. *Requests* a;\n2. Re<caret>", "Also requests"),
        ("1. *Also requests* a;\n2. Fu<caret>", "Further requests"),
        ("PP *Requesting* a,\n1. De<caret>", "Decides"),
    ],
)
def test_what_goes_on_from_the_paragraph_before_comes_first(words, first):
    assert offered(words)[0] == first


def test_the_security_council_repeats_the_plain_opening():
    assert offered("PP *Recalling* a,\nPP Rec<caret>", organ="sc")[0] == "Recalling"


@pytest.mark.parametrize(
    ("language", "words", "first"),
    [
        ("fr", "PP *Rappelant* a,\nPP Ra<caret>", "Rappelant également"),
        ("es", "PP *Recordando* a,\nPP Re<caret>", "Recordando también"),
        ("ru", "PP *ссылаясь* a,\nPP сс<caret>", "ссылаясь также"),
        ("zh", "PP **回顾**大会\nPP 回<caret>", "又回顾"),
        ("zh", "PP **又回顾**大会\nPP 回<caret>", "还回顾"),
        ("ar", "PP وإذ تشير a\nPP وإ<caret>", "وإذ تشير أيضا"),
    ],
)
def test_other_languages_go_on_in_their_own_way(language, words, first):
    assert offered(words, language=language)[0] == first


def test_each_organ_has_its_own_order():
    assert offered("PP a\nPP De<caret>", organ="sc")[0] == "Determining"
    assert offered("PP a\nPP De<caret>", organ="ga")[0] != "Determining"
    assert offered("PP a\nPP De<caret>", organ="cnd") == offered("PP a\nPP De<caret>", organ="ecosoc")


@pytest.mark.parametrize(
    "words",
    ["PP R<caret>", "PP <caret>", "PP Re<caret>calling", "PP a[^Re<caret>] a", "TEXT Re<caret>", "ANNEX\n1. Re<caret>\n2. a",
     "1. a\n  (a) Re<caret>\n2. b", "PP a Re<caret>", "PP a[^x]Re<caret>"],
)  # fmt: skip
def test_nothing_is_offered(words):
    assert offered(words) == []


def test_a_list_is_given_to_those_who_ask():
    assert len(offered("PP <caret>", asked=True)) == completion.MOST
    assert offered("ORG <caret>", organ="hrc", asked=True)[0] == "The Human Rights Council,"
    assert offered("ORG Gen<caret>", organ="hrc") == ["The General Assembly,"]
    assert offered("ORG <caret>", language="fr", asked=True)[0] == "L’Assemblée générale,"
    assert offered("ORG مج<caret>", language="ar")[0] == "إن مجلس الأمن،"


def test_an_opening_is_put_in_as_the_house_sets_it():
    built = tagged("PP re<caret> the\n1. b")
    offer = completion.Offer("Recalling", 0, style=Style.ITALIC)
    edit = completion.accept(built.document, built.caret, offer)
    assert notation(edit.document, edit.selection) == "PP *Recalling*<caret> the\nOP b"


def test_a_citation_looks_like_its_surroundings():
    built = tagged("PP a *see 70<caret>* b")
    edit = completion.accept(built.document, built.caret, completion.Offer("70/1 of then", 6))
    assert notation(edit.document, edit.selection) == "PP a *see 70/1 of then*<caret> b"


def test_the_table_is_whole():
    table = resources.toml("phrases/completion.toml")
    organs = resources.toml("styles/organs.toml")
    for language, row in table.items():
        assert set(row) <= {"steps", "organs"}
        assert len(row["steps"]["words"]) == 2
        assert {row["steps"][kind] for kind in (openings.PREAMBULAR, openings.OPERATIVE)} <= {
            "before",
            "after",
        }
        known = resources.toml(f"phrases/{language}.toml")
        for organ, lists in row.get("organs", {}).items():
            assert organ in organs
            for kind, phrases in lists.items():
                assert len(phrases) == len(set(phrases)) and set(phrases) <= set(known[kind]["openings"])


def test_an_opening_in_two_spellings_is_offered_in_that_of_the_united_nations() -> None:
    built = tagged("ORG The General Assembly,\nPP Recog<caret>")
    words = [offer.words for offer in completion.offers(built.document, built.selection.head)]
    assert "Recognizing" in words
    assert "Recognising" not in words
