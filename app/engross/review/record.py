"""The record of decisions: what became of each tracked change, who decided it, when, and why.

It is part of the document, so that undo takes back a decision with its entry, and it stays in files of record only.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from engross.editing.edit import Aspect, Edit
from engross.model import plain, walk
from engross.model.inlines import ATOM
from engross.model.nodes import Document
from engross.model.review import Change, ChangeId, ChangeKind, Decision, Verdict
from engross.review import clauses, data_changes, decisions

COLUMNS = ("Clause", "Change", "Words", "Author", "Made", "Decision", "By", "Decided", "Reason")
"""The heads of the record as a table."""
_WIDTHS = (8, 9, 27, 10, 10, 8, 10, 10, 15)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides, when (as in `Change`), and what is said for it."""

    by: str
    at: str
    why: str = ""


def accept(document: Document, changes: Container[ChangeId], ruling: Ruling) -> Edit:
    """As `decisions.accept`, with its entries in the record."""
    named = {change.id for change in document.changes if change.id in changes}
    return noted(document, decisions.accept(document, named), ruling, accepted=named)


def reject(document: Document, changes: Container[ChangeId], ruling: Ruling) -> Edit:
    """As `decisions.reject`, with its entries in the record."""
    named = {change.id for change in document.changes if change.id in changes}
    return noted(document, decisions.reject(document, named), ruling, rejected=named)


def noted(
    before: Document,
    edit: Edit,
    ruling: Ruling,
    *,
    accepted: Container[ChangeId] = (),
    rejected: Container[ChangeId] = (),
) -> Edit:
    """The edit that decided these changes of a document, with its entries in the record."""
    fresh = tuple(_entries(before, ruling, accepted, rejected))
    after = replace(edit.document, decisions=(*edit.document.decisions, *fresh))
    return replace(edit, document=after)


def _entries(
    before: Document, ruling: Ruling, accepted: Container[ChangeId], rejected: Container[ChangeId]
) -> Iterator[Decision]:
    """One for each change, in the order of the text; those of data of the text are at the beginning."""
    places: dict[ChangeId, list[decisions.Entry]] = {}
    for found in decisions.entries(before):
        places.setdefault(found.change.id, []).append(found)
    data = (change for change in before.changes if change.kind is ChangeKind.METADATA)
    in_order = [*data, *(there[0].change for there in places.values())]
    for change in in_order:
        if change.id in accepted or change.id in rejected:
            verdict = Verdict.ACCEPTED if change.id in accepted else Verdict.REJECTED
            yield _decision(before, change, places.get(change.id, []), verdict, ruling)


def _decision(
    before: Document, change: Change, places: list[decisions.Entry], verdict: Verdict, ruling: Ruling
) -> Decision:
    clause = clauses.clause(before, places[0].start.block) if places else ""
    said = list(dict.fromkeys(_words(before, change, entry) for entry in places))
    if change.kind is ChangeKind.METADATA:
        said = [data_changes.said(change, before.metadata)]
    return Decision(
        verdict, change.kind, clause, " … ".join(filter(None, said)), change.author, change.at,
        ruling.by, ruling.at, ruling.why,
    )  # fmt: skip


def _words(document: Document, change: Change, entry: decisions.Entry) -> str:
    """Those that the change is about here; of another kind or level is the whole paragraph."""
    if change.kind is ChangeKind.PARAGRAPH:
        return plain.words(walk.block_of(document, entry.start.block))
    return entry.words.replace(ATOM, "[footnote]").strip()


def without(document: Document) -> Document:
    """The document as it is issued: nothing of how it was decided."""
    return replace(document, decisions=()) if document.decisions else document


def cleared(document: Document) -> Edit:
    """The document with an empty record."""
    return Edit(without(document), None, Aspect.REVIEW)


def written(document: Document, ending: str, title: str) -> bytes:
    """The record as a file of one of `tables.ENDINGS`; raises FormatError for another."""
    from engross.review import tables  # every file that is written passes here, and few have a record

    return tables.written(ending, title, COLUMNS, [(values(d), "") for d in document.decisions], _WIDTHS)


def values(decision: Decision) -> tuple[str, ...]:
    """What the columns say of a decision."""
    from engross.review.tables import minute

    return (
        decision.clause or "Whole text", decision.kind.value, decision.words, decision.author, minute(decision.at),
        decision.verdict.value, decision.by, minute(decision.decided_at), decision.why,
    )  # fmt: skip
