from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from builders import resolution
from engross import resources
from engross.errors import AppError
from engross.model import walk
from engross.workspace import dictionaries, spelling, word_list
from engross.workspace.dictionaries import Dictionary
from engross.workspace.spelling import Speller

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n"
WORDS = """recalling its the report on of water organize organise organization organisation advise and secretary states
member emphasize emphasise analyse council general decides cooperation operation work to city resolution a in at
representation"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A little English dictionary of our own, with both spellings of some words."""
    words = WORDS.split()
    (tmp_path / "en_GB.aff").write_text(AFF)
    (tmp_path / "en_GB.dic").write_text("\n".join([str(len(words)), *words]))
    return tmp_path


@pytest.fixture
def dictionary(folder: Path) -> Dictionary:
    return dictionaries.opened("en", [folder])


@pytest.fixture
def speller(dictionary: Dictionary) -> Speller:
    return Speller(dictionary)


def wrong(speller, text, **metadata):
    read = spelling.read(resolution(text, **metadata), speller)
    return [(m.word, m.instead) for m in read.found]


def test_unknown_words_are_found_where_they_stand(speller):
    document = resolution("PP *Recalling* its repport,[^On watter.]")
    read = spelling.read(document, speller)
    blocks = list(walk.all_blocks(document))
    assert [(m.block, m.start, m.end, m.word) for m in read.found] == [
        (blocks[0].id, 14, 21, "repport"),
        (blocks[1].id, 3, 9, "watter"),
    ]
    assert speller.suggestions(read.found[0])[0] == "report"


def test_ise_is_written_ize(speller):
    assert wrong(speller, "PP the organisation of water to organise and advise and analyse") == [
        ("organisation", ("organization",)),
        ("organise", ("organize",)),
    ]
    assert wrong(speller, "PP *Emphasise* the report") == [("Emphasise", ("Emphasize",))]


def test_quotations_and_names_keep_their_spelling(speller):
    assert wrong(speller, "PP the “report on the organisation of water” of the Organisation") == []


def test_hyphens_that_the_house_leaves_out(speller):
    assert wrong(speller, "PP *Recalling* the co-operation of Member States") == [
        ("co-operation", ("cooperation",))
    ]


def test_words_of_the_house_are_known(speller):
    assert (
        wrong(speller, "PP the multisectoral mainstreaming of peacebuilders inter alia, mutatis mutandis")
        == []
    )


def test_names_are_left_alone_but_for_slips_in_those_we_know(speller):
    assert wrong(
        speller, "PP the report of Mr. Zabin at Kigali on the Secretery-General and the Genral Assembly"
    ) == [
        ("Secretery", ("Secretary",)),
        ("Genral", ("General",)),
    ]


def test_a_wrong_word_at_the_beginning_of_a_sentence_is_no_name(speller):
    assert wrong(speller, "1. Repport on water. Watter") == [("Repport", ()), ("Watter", ())]


@pytest.mark.parametrize(
    "left_alone",
    [
        "A/RES/90/5",
        "UNHCR",
        "NGOs",
        "https://undocs.org/qqzz",
        "qqzz@un.org",
        "x12zz",
        "Council’s",
        "McQqzz",
        "5bis",
    ],
)
def test_signs_are_left_alone(speller, left_alone):
    assert wrong(speller, f"PP the report of {left_alone} on water") == []


def test_citations_are_left_alone(speller):
    assert wrong(speller, "PP the report[^See United Nations, *Treaty Series*, vol. 1234, No. 5678.]") == []


def test_own_words_are_known(dictionary):
    assert wrong(Speller(dictionary, ["watter", "Qqzz"]), "PP Watter watter of Qqzz") == []


def test_only_changed_paragraphs_are_read_again(speller):
    document = resolution("PP the repport\nPP the watter")
    first = spelling.read(document, speller)
    second = spelling.read(document, speller, first)
    assert all(second.reads[node] is read for node, read in first.reads.items())
    third = spelling.read(document, Speller(speller.dictionary, ["repport"]), second)
    assert [m.word for m in third.found] == ["watter"]


def test_a_missing_dictionary_is_a_sentence_that_says_what_to_do(tmp_path):
    with pytest.raises(AppError, match="hunspell-ru"):
        dictionaries.opened("ru", [tmp_path])
    assert dictionaries.path_of("zh", [tmp_path]) is None


def test_the_users_words_are_kept(tmp_path):
    path = tmp_path / "deep" / "words.txt"
    assert word_list.words(path) == frozenset()
    for word in ("peacebuilders", "Türkiye", "peacebuilders"):
        word_list.add(word, path)
    assert path.read_text(encoding="utf-8") == "peacebuilders\nTürkiye\n"
    assert word_list.words(path) == {"peacebuilders", "Türkiye"}


@pytest.mark.parametrize("path", sorted(resources.path("wordlists").glob("*-un.toml")), ids=lambda p: p.stem)
def test_word_lists_are_sound(path):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(table) - {"elsewhere"} == {"writes_ize", "prefixes", "words", "keeps_s", "instead"}
    house = spelling.house(path.stem.removesuffix("-un"))
    assert house.words
    assert all(form and form not in table["instead"] for form in table["instead"].values())
    assert all(key == key.lower() for key in table["instead"])


needs_english = pytest.mark.skipif(
    dictionaries.path_of("en") is None, reason="no English dictionary on this system"
)


@needs_english
@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("labor", "labour"),
        ("favorable", "favourable"),
        ("mold", "mould"),
        ("center", "centre"),
    ],
)
def test_the_british_spelling_of_an_american_word_is_suggested_first(american, british):
    speller = Speller(dictionaries.opened("en"))
    (found,) = spelling.read(resolution(f"PP *Recalling* the {american} of it,"), speller).found
    assert speller.suggestions(found)[0] == british


@needs_english
def test_words_that_are_never_written_with_ize():
    speller = Speller(dictionaries.opened("en"))
    words = """advise advertise arise comprise compromise devise disguise enterprise excise exercise expertise franchise
        improvise improvised merchandise practise premise promise revise supervise surprise televise treatise wise analyse
        catalyse paralyse likewise otherwise precise concise raise noise poise bruise cruise demise despise"""
    assert [word for word in words.split() if speller.house_form(word, is_quoted=False)] == []
    for word in ("organise", "recognising", "emphasises", "globalisation", "summarised", "mobilisations"):
        assert (
            speller.house_form(word, is_quoted=False) == word.replace("is", "iz", 1)
            if "mis" not in word
            else True
        )


@needs_english
def test_our_samples_have_no_false_alarm():
    from engross.workspace import files

    speller = Speller(dictionaries.opened("en"))
    for path in sorted(resources.path("samples").glob("*.xml")):
        found = spelling.read(files.open(path).document, speller).found
        assert [m.word for m in found] == [], path.name
