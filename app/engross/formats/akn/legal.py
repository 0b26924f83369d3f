"""Making a document fit for XML: characters that XML forbids are dropped, addresses are spelt as addresses must be."""

from __future__ import annotations

import re
from dataclasses import replace

from engross.model import walk
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document, Metadata, Vote

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!:)")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def characters(text: str) -> str:
    """The text without what XML cannot hold (control characters, halves of characters)."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def address(link: str) -> str:
    """A link's address with the characters escaped that a URI cannot hold where they stand (RFC 3986)."""
    link = _LONE_PERCENT.sub("%25", characters(link)).replace("[", "%5B").replace("]", "%5D")
    before, mark, fragment = link.partition("#")
    link = before + mark + fragment.replace("#", "%23")
    if _SCHEME.match(link):
        return link
    head, slash, rest = link.partition("/")
    return head.replace(":", "%3A") + slash + rest


def document(given: Document, read: Document | None = None) -> Document:
    """The document as XML can hold it; blocks of ``read``, which came from XML, are left as they are."""
    known = {id(block) for block in walk.blocks(read)} if read is not None else set()
    parts = (
        replace(part, blocks=tuple(b if id(b) in known else _block(b) for b in part.blocks))
        for part in given.parts
    )
    return replace(given, parts=tuple(parts), metadata=_metadata(given.metadata))


def _block(block: Block) -> Block:
    inlines = tuple(_inline(inline) for inline in block.inlines)
    label = None if block.numbered_as is None else characters(block.numbered_as)
    if label == block.numbered_as and all(
        new is old for new, old in zip(inlines, block.inlines, strict=True)
    ):
        return block
    return replace(block, inlines=normal(inlines), numbered_as=label)


def _inline(inline: Inline) -> Inline:
    if isinstance(inline, Text):
        text = characters(inline.text)
        link = address(inline.link) if inline.link else ""
        fields = inline.fields
        if any(_FORBIDDEN.search(f.value) for f in fields):
            fields = tuple(replace(f, value=characters(f.value)) for f in fields)
        is_same = text is inline.text and link == inline.link and fields is inline.fields
        return inline if is_same else replace(inline, text=text, link=link, fields=fields)
    if isinstance(inline, Footnote):
        blocks = tuple(_block(block) for block in inline.blocks)
        mark = None if inline.numbered_as is None else characters(inline.numbered_as)
        if mark == inline.numbered_as and all(
            new is old for new, old in zip(blocks, inline.blocks, strict=True)
        ):
            return inline
        return replace(inline, blocks=blocks, numbered_as=mark)
    return inline


def _metadata(metadata: Metadata) -> Metadata:
    vote = metadata.vote
    return replace(
        metadata,
        language=characters(metadata.language),
        organ=characters(metadata.organ),
        job_number=characters(metadata.job_number),
        sponsors=characters(metadata.sponsors),
        vote=None if vote is None else _vote(vote),
    )


def _vote(vote: Vote) -> Vote:
    def names(states: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(characters(state) for state in states)

    return Vote(characters(vote.outcome), names(vote.in_favour), names(vote.against), names(vote.abstaining))
