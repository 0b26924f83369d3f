"""Numbers that people typed and that name paragraphs of the same text."""

from __future__ import annotations

import pytest

from builders import block, resolution
from engross import resources
from engross.model import mentions, plain, walk

BODY = """
OP One;
OP Two:
  OP two a;
  OP two b;
OP Three, as {words};
ANNEX
TITLE Annex
OP Annex one:
  OP annex one a;
OP Annex two, as {in_annex}.
"""


def found(words, *, language="en", in_annex="", notation=BODY):
    document = resolution(notation.format(words=words, in_annex=in_annex), language=language)
    out = []
    for mention in mentions.find(document):
        said = plain.text(walk.block_of(document, mention.block))[mention.start : mention.end]
        target = plain.text(walk.block_of(document, mention.target.node)).split(",")[0].rstrip(";:.")
        out.append((said, target, mention.label))
    return out


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("set out in paragraph 1 above", [("1", "One", "1")]),
        ("set out in operative paragraph 2 (b)", [("2 (b)", "two b", "2 (b)")]),
        ("paragraphs 1 and 2(a) of the present resolution", [("1", "One", "1"), ("2(a)", "two a", "2 (a)")]),
        ("paragraph 2 (a) and (b)", [("2 (a)", "two a", "2 (a)"), ("(b)", "two b", "(b)")]),
        ("paragraphs 1 to 3", [("1", "One", "1"), ("3", "Three", "3")]),
        ("subparagraph (b) of paragraph 2", [("(b)", "two b", "(b)"), ("2", "Two", "2")]),
        ("paragraph 2 of the annex", [("2", "Annex two", "2")]),
        ("paragraph 1 (a) of the annex to the present resolution", [("1 (a)", "annex one a", "1 (a)")]),
        ("paras. 1, 2 and 9", [("1", "One", "1"), ("2", "Two", "2")]),
        ("paragraph 1 of resolution 80/1", []),
        ("paragraph 1 of the annex to resolution 80/1", []),
        ("subparagraph (b) of paragraph 2 of Article 4", []),
        ("Article 4, paragraph 2", []),
        ("resolution 80/1, paragraph 2", []),
        ("paragraph 8", []),
    ],
)
def test_english(words, wanted):
    assert found(words) == wanted


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("fr", "aux paragraphes 1 et 2 b) ci-dessus", [("1", "One", "1"), ("2 b)", "two b", "2 b)")]),
        ("fr", "à l’alinéa a) du paragraphe 2", [("a)", "two a", "a)"), ("2", "Two", "2")]),
        ("fr", "au paragraphe 1 de la résolution 80/1", []),
        ("fr", "au paragraphe 2 de l’annexe à la présente résolution", [("2", "Annex two", "2")]),
        ("es", "en los párrafos 1 y 2 a) de la presente resolución", [("1", "One", "1"), ("2 a)", "two a", "2 a)")]),
        ("es", "en el párrafo 1 del anexo", [("1", "Annex one", "1")]),
        ("ru", "в пунктах 1 и 2 b) выше", [("1", "One", "1"), ("2 b)", "two b", "2 b)")]),
        ("ru", "в подпункте a) пункта 2", [("a)", "two a", "a)"), ("2", "Two", "2")]),
        ("ru", "в пункте 1 резолюции 80/1", []),
        ("ar", "في الفقرة 1 أعلاه وفي الفقرتين 2 (أ) و 3", [("1", "One", "1"), ("2 (أ)", "two a", "2 (أ)"), ("3", "Three", "3")]),
        ("ar", "في الفقرة 1 من القرار 80/1", []),
        ("zh", "上文第1段和第2(b)段", [("1", "One", "1"), ("2(b)", "two b", "2(b)")]),
        ("zh", "本决议附件第2段", [("2", "Annex two", "2")]),
        ("zh", "第80/1号决议第1段", []),
    ],
)  # fmt: skip
def test_other_languages(language, words, wanted):
    assert found(words, language=language) == wanted


def test_in_an_annex_numbers_are_its_own():
    assert found("x", in_annex="in paragraph 1 (a) above") == [("1 (a)", "annex one a", "1 (a)")]
    assert found("x", in_annex="in paragraph 1 of the present resolution") == [("1", "One", "1")]


def test_a_subparagraph_beside_and_a_footnote_and_a_section():
    notation = """
    SEC Aims
    1. First:
      (a) One;
      (b) As in subparagraph (a) above.[^See section I; para. 2 (a) and footnote 2.]
    SEC Means
    2. Second:[^Other.]
      (a) That.
    """
    document = resolution(notation)
    labels = [(m.block, m.label) for m in mentions.find(document)]
    beside, note = block(document, "As in").id, block(document, "See section").id
    assert labels == [(beside, "(a)"), (note, "I"), (note, "2 (a)"), (note, "2")]


def test_numbers_that_begin_again_in_each_section_are_those_of_the_section():
    notation = "SEC Aims\n1. One;\n2. See paragraph 1;\nSEC Means\n1. Again;\n2. See also paragraph 1."
    document = resolution(notation, sections_restart=True)
    targets = [plain.text(walk.block_of(document, m.target.node)) for m in mentions.find(document)]
    assert targets == ["One;", "Again;"]


def test_every_language_has_what_references_need():
    table = resources.toml("styles/references.toml")
    assert {"default", "en", "fr", "es", "ru", "ar", "zh"} <= set(table)
    for language, row in table.items():
        for name in ("above", "below", "in_annex", "in_annexes"):
            assert len(row[name]) == 2, (language, name)
        for kind in ("paragraph", "section", "footnote"):
            assert {"before", "after", "opens"} <= set(row[kind]), (language, kind)
        list(mentions.find(resolution("1. a 5.", language=language)))
