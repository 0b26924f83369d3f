"""Writing: into the tree that the document was read from, or as a new file; never an invalid file without saying so."""

from __future__ import annotations

import logging
from copy import deepcopy

from engross.formats.akn import layout, legal, schema, spelling, write_fresh, write_patch
from engross.formats.akn.parse import A
from engross.formats.akn.source import AknSource
from engross.formats.akn.units import CannotPatchError
from engross.formats.format import Written
from engross.model.nodes import Document

_log = logging.getLogger(__name__)


def write(document: Document, source: object | None = None) -> Written:
    """The document as bytes. Without an edit these are the bytes that were read."""
    if isinstance(source, AknSource) and document == source.document and not source.fault:
        return Written(source.data, _said(schema.faults_of(source.root), "was so before"))
    if isinstance(source, AknSource):
        return _edited(legal.document(document, source.document), source)
    return _fresh(legal.document(document))


def _edited(document: Document, source: AknSource) -> Written:
    try:
        root = write_patch.tree(document, source)
    except CannotPatchError:
        return _anew(document, source)
    faults = schema.faults_of(root)
    before = schema.faults_of(source.root) if faults else ()
    if faults and not before:
        _log.warning("the edited file would be invalid: %s", "; ".join(faults))
        return _anew(document, source)
    return Written(spelling.serialised(root, source.data), _said(faults, "was so before"))


def _fresh(document: Document) -> Written:
    root = write_fresh.tree(document)
    return Written(
        write_fresh.serialised(root), _said(schema.faults_of(root), "should not be; please report it")
    )


def _anew(document: Document, source: AknSource) -> Written:
    """A new file with the source's metadata, where the document is too different from its source."""
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
    layout.indent(root)
    return Written(write_fresh.serialised(root), (*losses, *_said(schema.faults_of(root), "was so before")))


def _said(faults: tuple[str, ...], remark: str) -> tuple[str, ...]:
    return tuple(f"Not valid Akoma Ntoso ({remark}): {fault}." for fault in faults)
