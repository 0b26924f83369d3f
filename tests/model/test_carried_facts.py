"""Facts that go on from those of the document before are the ones that would be computed anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import resolution
from engross.model import numbering, references, remember, walk
from engross.model.inlines import Text, normal
from engross.model.nodes import Block, Document
from strategies import documents

FACTS = {
    "notes": walk.notes,
    "spots": walk.spots,
    "references": references.of,
    "numbers": numbering.of,
}

OTHERS = tuple(resolution(f"PP Recalling {number},") for number in range(remember.KEPT))


def _with_blocks(document: Document, part: int, blocks: list[Block]) -> Document:
    parts = list(document.parts)
    parts[part] = replace(parts[part], blocks=tuple(blocks))
    return replace(document, parts=tuple(parts))


@st.composite
def other_states(draw: st.DrawFn, document: Document) -> Document:
    """The document with paragraphs taken away, put back, moved within their part or to another, or reshaped."""
    for _step in range(draw(st.integers(1, 3))):
        part = draw(st.integers(0, len(document.parts) - 1))
        blocks = list(document.parts[part].blocks)
        at = draw(st.integers(0, len(blocks) - 1))
        block = blocks[at]
        match draw(st.sampled_from(("remove", "move", "away", "reshape", "refer", "words"))):
            case "remove" if len(blocks) > 1:
                del blocks[at]
            case "move":
                del blocks[at]
                blocks.insert(draw(st.integers(0, len(blocks))), block)
            case "away" if len(blocks) > 1:
                other = draw(st.integers(0, len(document.parts) - 1))
                if other != part:
                    del blocks[at]
                    there = [*document.parts[other].blocks]
                    there.insert(draw(st.integers(0, len(there))), block)
                    document = _with_blocks(document, other, there)
            case "reshape":
                blocks[at] = replace(block, level=draw(st.integers(0, 2)))
            case "refer":
                target = draw(st.sampled_from(list(walk.blocks(document)))).id
                reference = Text("3", link=references.address(target))
                blocks[at] = replace(block, inlines=normal((reference, *block.inlines)))
            case _:
                blocks[at] = replace(block, inlines=block.inlines[1:])
        document = _with_blocks(document, part, blocks)
    return document


@pytest.mark.parametrize("name", FACTS)
@settings(max_examples=60)
@given(st.data())
def test_facts_carried_over_are_those_computed_anew(name: str, data: st.DataObject) -> None:
    fact = FACTS[name]
    states = [data.draw(documents())]
    for _state in range(3):
        states.append(data.draw(other_states(states[-1])))
    carried = [fact(document) for document in states]
    for document, known in zip(states, carried, strict=True):
        for other in OTHERS:  # what is remembered is about these then
            fact(other)
        assert fact(replace(document)) == known
