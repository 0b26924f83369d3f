"""Edited metadata put back into ``meta``: only what was changed, everything else as it was."""

from __future__ import annotations

from lxml import etree

from engross.formats.akn import own_words, write_meta
from engross.formats.akn.parse import A, U
from engross.formats.akn.write_body import Element
from engross.formats.akn.write_meta import MetaWriter
from engross.model.nodes import Document


def patch(root: Element, old: Document, new: Document) -> None:
    """Brings the first ``meta`` up to date with the document."""
    meta = root.find(f".//{A}meta")
    if meta is None:
        return
    _identifiers(root, MetaWriter(old), MetaWriter(new))
    before, now = old.metadata, new.metadata
    if before.vote != now.vote:
        _replace(meta, "analysis", write_meta.analysis(now.vote) if now.vote is not None else None)
    if before.job_number != now.job_number:
        element = next(root.iter(A + "docketNumber", U + "docketNumber"), None)
        if element is not None:
            element.text = now.job_number
        else:
            _replace(meta, "presentation", write_meta.presentation(now))
    if before.words != now.words:
        own_words.put(meta, now.words)
    if before.sponsors != now.sponsors:
        _sponsors(meta, MetaWriter(new), now.sponsors)


def _identifiers(root: Element, before: MetaWriter, now: MetaWriter) -> None:
    """Identifiers and dates follow symbol, dates, organ and language where they agreed with them."""
    was = f"/{before.actor}/{before.adopted}/{before.number}"
    is_now = f"/{now.actor}/{now.adopted}/{now.number}"
    if (was, before.language, before.issued) == (is_now, now.language, now.issued):
        return
    for element in root.iter(A + "FRBRthis", A + "FRBRuri"):
        value = element.get("value", "").replace(was, is_now)
        element.set("value", value.replace(f"/{before.language}@", f"/{now.language}@"))
    dates = {("adoption", before.adopted): now.adopted, ("publication", before.issued): now.issued}
    for element in root.iter(A + "FRBRdate"):
        date = element.get("date", "")
        element.set("date", dates.get((element.get("name", ""), date), date))
    for element in root.iter(A + "FRBRlanguage"):
        if element.get("language") == before.language:
            element.set("language", now.language)


def _sponsors(meta: Element, writer: MetaWriter, sponsors: str) -> None:
    step = next(
        (s for s in meta.iter(A + "step") if s.get("outcome") == "draftResolution" and s.get("by")), None
    )
    step = (
        step
        if step is not None
        else next((s for s in meta.iter(A + "step") if s.get("outcome") == "draftResolution"), None)
    )
    if step is not None:
        step.set("by", sponsors)
    elif sponsors:
        _replace(meta, "workflow", writer.workflow())


_ORDER = ("identification", "publication", "classification", "lifecycle", "workflow", "analysis", "temporalData",
          "references", "notes", "proprietary", "presentation")  # fmt: skip


def _replace(meta: Element, name: str, element: Element | None) -> None:
    """Puts an element in the place of the one with its name, or at its place in the schema's order."""
    old = meta.find(A + name)
    if old is not None:
        if element is not None:
            element.tail = old.tail
            meta.replace(old, element)
        else:
            meta.remove(old)
        return
    if element is None:
        return
    later = _ORDER[_ORDER.index(name) + 1 :]
    at = next((c for c in meta if isinstance(c.tag, str) and etree.QName(c).localname in later), None)
    if at is None:
        meta.append(element)
    else:
        at.addprevious(element)
