"""Tracked changes of the data of a document, in words: for the panel and for the record of decisions."""

from __future__ import annotations

from engross.i18n import _
from engross.model.nodes import Metadata, Vote
from engross.model.review import Change


def said(change: Change, now: Metadata) -> str:
    """Which data of the document a change made others, as "Language: en → fr"; "" for none."""
    before = change.metadata
    if before is None:
        return ""
    titles = {
        "language": _("Language"), "organ": _("Style of"), "vote": _("Vote"), "job_number": _("Job number"),
        "sponsors": _("Sponsors"), "sections_restart": _("Restart paragraphs in each section"),
        "notes_restart": _("Restart footnotes in each text"), "words": _("Words taken for right"),
    }  # fmt: skip
    pairs = ((title, getattr(before, name), getattr(now, name)) for name, title in titles.items())
    return "; ".join(f"{title}: {_datum(was)} → {_datum(is_)}" for title, was, is_ in pairs if was != is_)


def _datum(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Vote):
        return value.outcome
    return ", ".join(value) if isinstance(value, tuple) else str(value or "–")
