"""The standing example, copied from the pages of a report: looked at by counts only, it is no part of the project."""

import pytest

from engross.formats.text.read import read
from engross.model import numbering, outline, walk
from engross.model.nodes import Kind


@pytest.fixture(scope="module")
def result(request):
    shared = request.getfixturevalue("shared")
    return read((shared / "samples" / "cnd-65-excerpt.txt").read_bytes())


def kinds(scope):
    return [
        sum(b.kind is kind and not b.level for b in scope.blocks)
        for kind in (Kind.PREAMBULAR, Kind.OPERATIVE)
    ]


def test_three_resolutions(result):
    scopes = outline.texts(result.document)
    found = [(outline.number_of(scope), *kinds(scope)) for scope in scopes]
    assert found == [("", 0, 3), ("65/2", 13, 16), ("65/3", 5, 0)]
    assert result.document.metadata.organ == "cnd"


def test_the_tail_keeps_its_numbers(result):
    numbers = numbering.of(result.document)
    first = outline.texts(result.document)[0]
    assert [numbers.label(b.id) for b in first.blocks] == ["16.", "17.", "18."]
    assert [b.numbered_as for b in first.blocks] == ["16.", None, None]


def test_twelve_footnotes_stand_at_their_marks(result):
    numbers = numbering.of(result.document)
    addresses = outline.addresses(result.document)
    found = [(numbers.mark(note.id), addresses[holder.id]) for holder, _, note in walk.notes(result.document)]
    places = {"13": 5, "14": 8, "15": 8, "16": 8, "17": 8, "18": 10, "19": 12, "20": 13}
    assert found == [(n, f"65/2 PP{pp}") for n, pp in places.items()] + [
        ("21", "65/3 PP1"), ("22", "65/3 PP1"), ("23", "65/3 PP1"), ("24", "65/3 PP3")]  # fmt: skip
    assert all(note.blocks[0].inlines for _, _, note in walk.notes(result.document))


def test_what_a_page_cut_is_whole_again(result):
    third, thirteenth = [
        next(
            b
            for b in walk.blocks(result.document)
            if outline.addresses(result.document)[b.id] == f"65/2 OP{n}"
        )
        for n in (3, 13)
    ]
    for block in (third, thirteenth):
        assert "".join(i.text for i in block.inlines).endswith(";")


def test_missing_italics_are_told_in_one_sentence(result):
    assert len(result.losses) == 1
    assert "17 got them back" in result.losses[0]
