"""Writing: into the tree that the document was read from, or as a new file; never an invalid file without saying so."""

from __future__ import annotations

import logging
from collections import Counter
from copy import deepcopy

from engross.errors import FormatError
from engross.formats.akn import layout, legal, read, schema, spelling, under_review, write_fresh, write_patch
from engross.formats.akn.parse import A
from engross.formats.akn.source import AknSource
from engross.formats.akn.units import CannotPatchError
from engross.formats.format import Written
from engross.model import numbering, plain, walk
from engross.model.nodes import Document

_log = logging.getLogger(__name__)
_MOST_NAMED = 10
"""Words that a sentence on lost words names."""


def write(document: Document, source: object | None = None) -> Written:
    """The document as bytes. Without an edit these are the bytes that were read."""
    if isinstance(source, AknSource) and document == source.reviewed and not source.fault:
        return Written(source.data, _said(schema.faults_of(source.root), "was so before"))
    if isinstance(source, AknSource):
        return _edited(legal.document(document, source.document), source)
    return _fresh(legal.document(document))


def _edited(whole: Document, source: AknSource) -> Written:
    """Into the source's tree; anew where that would be invalid or lose a word."""
    document = under_review.clean(whole)
    try:
        root = write_patch.tree(document, source)
    except CannotPatchError:
        return _anew(whole, source)
    under_review.put(root, whole)
    faults = schema.faults_of(root)
    before = schema.faults_of(source.root) if faults else ()
    if faults and not before:
        _log.warning("the edited file would be invalid: %s", "; ".join(faults))
        return _anew(whole, source)
    data = spelling.serialised(root, source.data)
    missing = _missing(document, data)
    if not missing:
        return Written(data, _said(faults, "was so before"))
    _log.warning("the edited file would lose %d words", missing.total())
    anew = _anew(whole, source)
    if _missing(document, anew.data).total() < missing.total():
        return anew
    return Written(data, (*_lost(missing), *_said(faults, "was so before")))


def _fresh(whole: Document) -> Written:
    document = under_review.clean(whole)
    root = write_fresh.tree(document)
    under_review.put(root, whole)
    data = write_fresh.serialised(root)
    said = _said(schema.faults_of(root), "should not be; please report it")
    return Written(data, (*_lost(_missing(document, data)), *said))


def _anew(whole: Document, source: AknSource) -> Written:
    """A new file with the source's metadata, where the document is too different from its source."""
    document = under_review.clean(whole)
    root = write_fresh.tree(document)
    old, new = source.root.find(f".//{A}meta"), root.find(f".//{A}meta")
    losses: tuple[str, ...] = (
        "The file was written anew: markup of the original beyond its text was not kept.",
    )
    if old is not None and new is not None and (parent := new.getparent()) is not None:
        meta = deepcopy(old)
        meta.tail = None
        parent.replace(new, meta)
        if schema.faults_of(root):
            root = write_fresh.tree(document)
            losses = (*losses, "Its metadata was written anew too.")
    under_review.put(root, whole)
    layout.indent(root)
    data = write_fresh.serialised(root)
    said = _said(schema.faults_of(root), "was so before")
    return Written(data, (*losses, *_lost(_missing(document, data)), *said))


def _missing(document: Document, data: bytes) -> Counter[str]:
    """The words of text and footnotes that the next reader of the file would not find."""
    words = _words(document)
    if not words:
        return words
    try:
        again = under_review.clean(read.read(data).document)
    except FormatError:
        return words
    numbers = numbering.of(again)
    labels = (numbers.label(block.id) for block in walk.blocks(again))
    return words - _words(again) - Counter(" ".join(labels).split())


def _words(document: Document) -> Counter[str]:
    return Counter(word for block in walk.all_blocks(document) for word in plain.words(block).split())


def _lost(missing: Counter[str]) -> tuple[str, ...]:
    if not missing:
        return ()
    named = " ".join(list(missing.elements())[:_MOST_NAMED])
    more = " …" if missing.total() > _MOST_NAMED else ""
    return (f"Words that could not be written: {named}{more}.",)


def _said(faults: tuple[str, ...], remark: str) -> tuple[str, ...]:
    return tuple(f"Not valid Akoma Ntoso ({remark}): {fault}." for fault in faults)
