"""What is said about changes and comments: under the mouse and in the panel."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from html import escape

from engross.i18n import _
from engross.model import inlines as rows
from engross.model import walk
from engross.model.nodes import Block, Document, NodeId
from engross.model.places import Place
from engross.model.review import BlockMarks, Change, ChangeKind, CommentKind, Marks, Thread
from engross.review import comments, decisions


def at(document: Document, place: Place) -> str:
    """The changes and comments of the words at a place, and of its paragraph, as HTML; "" for none."""
    if not document.changes and not document.comments:
        return ""
    block = walk.block_of(document, place.block)
    known = {change.id: change for change in document.changes}
    said: list[str] = []
    for marks in _marks(block, place.offset):
        said += [change_tip(known[c], marks) for c in decisions.named(marks) if c in known]
        said += [thread_tip(comments.thread_of(document, thread)) for thread in marks.comments]
    return "<hr/>".join(dict.fromkeys(said))


def paragraph(document: Document, node: NodeId) -> str:
    """Every change of a paragraph in one line each, as HTML: what was done, the words, who did it."""
    lines = []
    for entry in decisions.entries(document):
        if entry.start.block == node:
            who = entry.change.author or _("Unknown")
            done = f"<b>{escape(deed(entry.change, entry.marks))}</b>"
            lines.append(f"{done} {escape(entry.words.strip())} ({escape(who)})")
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
        ChangeKind.PARAGRAPH: _("Kind or level changed"),
        ChangeKind.METADATA: _("Data of the text changed"),
    }[change.kind]


def thread_tip(thread: Thread) -> str:
    """A comment and the answers to it."""
    head = f"<b>{escape(thread.author or _('Unknown'))}</b>, {escape(comment_kind(thread.kind))}"
    said = [f"{head}<br/>{_lines(thread.text)}"]
    said += [f"<b>{escape(reply.author)}</b><br/>{_lines(reply.text)}" for reply in thread.replies]
    if thread.is_resolved:
        said.append(escape(_("Resolved")))
    return "<br/>".join(said)


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br/>")


def comment_kind(kind: CommentKind) -> str:
    """The kind of a comment as people say it."""
    return {
        CommentKind.COMMENT: _("Comment"),
        CommentKind.QUESTION: _("Question"),
        CommentKind.PROPOSAL: _("Proposal"),
        CommentKind.EDITORIAL: _("Editorial"),
        CommentKind.LEGAL: _("Legal"),
    }[kind]


@lru_cache(maxsize=4096)
def when(at: str) -> str:
    """A time as people read it, in their own zone; "" for an unknown one."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{local.day} {local:%B %Y, %H:%M}"
