"""What is said about changes and comments: under the mouse and in the panel."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from html import escape

from engross.editing import remarks
from engross.i18n import _
from engross.model import inlines as rows
from engross.model import walk
from engross.model.nodes import Block, Document, Kind, NodeId
from engross.model.places import Place
from engross.model.review import BlockMarks, Change, ChangeKind, Marks, Thread
from engross.review import comments, decisions, report
from engross.ui.kinds import kind_titles

_LEVELLED = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT, Kind.HEADING, Kind.SECTION)


def at(document: Document, place: Place) -> str:
    """The changes and comments of the words at a place, and of its paragraph, as HTML; "" for none."""
    if not document.changes and not document.comments:
        return ""
    block = walk.block_of(document, place.block)
    gone = [thread for thread in remarks.detached(document) if thread.block == place.block]
    known = {change.id: change for change in document.changes}
    said: list[str] = []
    for marks in _marks(block, place.offset):
        said += [change_tip(known[c], marks) for c in decisions.named(marks) if c in known]
        said += [thread_tip(comments.thread_of(document, thread)) for thread in marks.comments]
    said += [about(document, thread) + thread_tip(thread) for thread in gone]
    return "<hr/>".join(dict.fromkeys(said))


def paragraph(document: Document, node: NodeId) -> str:
    """Every change of a paragraph in one line each, as HTML: what was done, the words, who did it."""
    lines = []
    for entry in decisions.entries(document):
        if entry.start.block == node:
            who = entry.change.author or _("Unknown")
            done = f"<b>{escape(deed(entry.change, entry.marks))}</b>"
            lines.append(f"{done} {escape(words_of(entry))} ({escape(who)})")
    return "<br/>".join(lines)


def _marks(block: Block, offset: int) -> list[Marks | BlockMarks]:
    """Those of the words at an offset, and those of the paragraph."""
    at = 0
    found: list[Marks | BlockMarks] = []
    for inline in block.inlines:
        end = at + rows.length(inline)
        if at <= offset < end or offset == end == sum(map(rows.length, block.inlines)):
            found.append(inline.marks)
        at = end
    return [*found, block.marks]


def change_tip(change: Change, marks: Marks | BlockMarks | None = None) -> str:
    """Who did what and when."""
    who = escape(change.author or _("Unknown"))
    return f"<b>{escape(deed(change, marks))}</b> {escape(_('by'))} {who}<br/>{escape(when(change.at))}"


def deed(change: Change, marks: Marks | BlockMarks | None = None) -> str:
    """What a change does, in a word or two; ``marks`` tell the two ends of a move apart."""
    if change.kind is ChangeKind.MOVE and marks is not None:
        return _("Moved here") if marks.inserted == change.id else _("Moved from here")
    return {
        ChangeKind.INSERTION: _("Inserted"),
        ChangeKind.DELETION: _("Deleted"),
        ChangeKind.MOVE: _("Moved"),
        ChangeKind.FORMAT: _("Format changed"),
        ChangeKind.PARAGRAPH: _("Kind, level or format changed"),
        ChangeKind.METADATA: _("Data of the text changed"),
    }[change.kind]


def thread_tip(thread: Thread) -> str:
    """A comment and the answers to it."""
    said = [_remark(thread.author, comment_kind(thread.kind), thread.at, thread.text)]
    said += [_remark(reply.author, "", reply.at, reply.text) for reply in thread.replies]
    if thread.is_resolved:
        said.append(f"<p>{escape(_('Resolved'))}</p>")
    return "".join(said)


def _remark(author: str, kind: str, at: str, words: str) -> str:
    """What one person said, with who and when."""
    head = " · ".join(
        filter(None, (f"<b>{escape(author or _('Unknown'))}</b>", escape(kind), escape(when(at))))
    )
    return f"<p>{head}<br/>{_lines(words)}</p>"


def about(document: Document, thread: Thread) -> str:
    """What a comment is about, as HTML: the clause and its words, or that these are gone."""
    where, words = report.place(document, thread)
    said = (
        _("its words are gone")
        if thread in remarks.detached(document)
        else f"“{words.strip()}”" * bool(words)
    )
    where = where or _("Whole text")
    return f"<p>{escape(' · '.join(filter(None, (where[:1].upper() + where[1:], said))))}</p>"


def words_of(entry: decisions.Entry) -> str:
    """The words that a change marks; what has none is named, and of another kind or level is said what was before."""
    before = entry.marks.reshaped if isinstance(entry.marks, BlockMarks) else None
    if before is not None and before.by == entry.change.id:
        kind = kind_titles().get(before.kind, str(before.kind))
        if before.kind not in _LEVELLED:
            return _("was {kind}").format(kind=kind)
        return _("was {kind}, level {level}").format(kind=kind, level=before.level + 1)
    words = entry.words.replace(rows.ATOM, "").strip()
    return words or (_("Footnote") if rows.ATOM in entry.words else _("End of the paragraph"))


def change_said(entry: decisions.Entry) -> str:
    """A change as screen readers say it: "Inserted: without delay, by Anna Lind"."""
    return _("{deed}: {words}, by {who}").format(
        deed=deed(entry.change, entry.marks),
        words=words_of(entry),
        who=entry.change.author or _("Unknown"),
    )


def thread_said(thread: Thread) -> str:
    """A comment as screen readers say it: "Question by Anna Lind: Is this agreed?"."""
    return _("{kind} by {who}: {words}").format(
        kind=comment_kind(thread.kind), who=thread.author or _("Unknown"), words=thread.text
    )


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br/>")


def comment_kind(kind: str) -> str:
    """The kind of a comment as people say it; one that is not known says its name."""
    return _(comments.kinds().get(kind, kind))


@lru_cache(maxsize=4096)
def when(at: str) -> str:
    """A time as people read it, in their own zone; "" for an unknown one."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{local.day} {local:%B %Y, %H:%M}"
