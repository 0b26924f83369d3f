"""What the commands do that write comments, go to them, and make the report of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engross.editing import footnotes
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model import outline, places
from engross.model.inlines import Footnote
from engross.model.nodes import Document, NodeId
from engross.model.places import Selection
from engross.model.review import ChangeId
from engross.review import comments, report
from engross.review.clauses import clause
from engross.ui.command_group import CommandGroup, Handlers, Offer
from engross.ui.messages import Choice
from engross.ui.review import person, report_file
from engross.ui.review.tracking import now
from engross.workspace import files

if TYPE_CHECKING:
    from engross.ui.bridge import Bridge
    from engross.ui.main_window import MainWindow
    from engross.ui.review.card import CommentCard, Draft

_On = Selection | NodeId | None


class CommentCommands(CommandGroup):
    """Commands on the comments of the document that the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.card: CommentCard | None = None
        """The card in which a comment is being written."""
        self._draft: Draft | None = None
        """What was begun and left."""

    def handlers(self) -> Handlers:
        return {
            "review.comment": self._on_selection,
            "review.comment_paragraph": self._on_paragraph,
            "review.comment_note": self._on_note,
            "review.comment_text": lambda: self._write(None, _("Comment on the whole text")),
            "review.show_comment": self._show,
            "file.export_comments": self._export,
        }

    def offers(self) -> list[Offer]:
        view = self._window.view
        if view is None:
            return []
        offered: list[Offer] = []
        if self._here():
            offered.append((_("Show Comment"), self._show))
        offered.append((_("New Comment…"), self._on_selection))
        if not view.bridge.selection.is_caret:
            offered.append((_("Comment on the Paragraph…"), self._on_paragraph))
        if self._note() is not None:
            offered.append((_("Comment on the Footnote…"), self._on_note))
        return [*offered, (_("Comment on the Whole Text…"), self.handlers()["review.comment_text"])]

    # writing

    @property
    def _bridge(self) -> Bridge:
        return self._window.current().bridge

    def _on_selection(self) -> None:
        selection = self._bridge.selection
        if selection.is_caret:
            self._on_paragraph()
        else:
            self._write(selection, _("Comment on the selected words"), selection.anchor.block)

    def _on_paragraph(self) -> None:
        block = self._bridge.selection.head.block
        self._write(block, _("Comment on the paragraph"), block)

    def _on_note(self) -> None:
        note = self._note()
        if note is None:
            raise EditRefused(
                _("There is no footnote here."), hint=_("Go to a footnote or its number first.")
            )
        self._write(note.id, _("Comment on the footnote"), note.blocks[0].id)

    def _note(self) -> Footnote | None:
        return footnotes.at(self._bridge.document, self._bridge.selection.head)

    def _write(self, on: _On, said: str, block: NodeId = 0) -> None:
        """A card for the words of a new comment; what was begun and left stands there again."""
        from engross.ui.review.card import CommentCard, Draft  # the window starts without it

        if not person.ask_name(self._window):
            return
        for begun in self._window.findChildren(CommentCard):
            if begun.isVisible():
                begun.leave()
        where = clause(self._bridge.document, block)
        title = f"{said} · {where}" if where else said
        self.card = CommentCard(self._window.current().page, title, self._draft or Draft())
        self.card.left.connect(self._leave)
        self.card.written.connect(partial(self._add, on))

    def _leave(self, draft: Draft) -> None:
        self._draft, self.card = draft, None

    def _add(self, on: _On, draft: Draft) -> None:
        self._leave(draft)
        bridge, author = self._bridge, person.name(self._window)

        def made() -> Edit:
            thread = bridge.document.next_id
            about = _still(bridge.document, on)
            words = draft.words.strip()
            edit = comments.add(bridge.document, words, author, now(), on=about, kind=draft.kind)
            return comments.change(edit.document, thread, is_private=True) if draft.is_private else edit

        if bridge.perform(made):
            self._draft = None

    # going to them

    def _here(self) -> tuple[ChangeId, ...]:
        return comments.at(self._bridge.document, self._bridge.selection.head)

    def _show(self) -> None:
        """The comment at the caret, in the panel, where it can be answered."""
        from engross.ui.review.panel import ReviewPanel

        here = self._here()
        if not here:
            raise EditRefused(_("There is no comment here."), hint=_("Go to the next comment first."))
        panel = self._window.current().show_panel("review", on=True)
        assert isinstance(panel, ReviewPanel)
        panel.choose(here[0])
        panel.answer.setFocus()

    # the report

    def _export(self) -> None:
        """Ask where to, and write the report."""
        if not self._bridge.document.comments:
            raise EditRefused(_("There are no comments to write."))
        name = Path(self._window.document_name).stem.replace("/", "_")
        title, said = _("Report of the comments"), _("{name} comments").format(name=name)
        path = report_file.ask(self._window, title, said)
        if path is not None:
            self._report(path)

    def _report(self, path: Path, *, with_private: bool = False) -> None:
        """Write the report; private comments are left out, and may then be asked for."""
        document = self._bridge.document
        title = _("Comments on {name}").format(name=self._window.document_name)
        data = report.written(document, path.suffix.casefold(), title, with_private=with_private)
        files.write_bytes(path, data)
        if with_private or not any(thread.is_private for thread in document.comments):
            self._window.messages.info(_("Wrote {name}.").format(name=path.name))
            return
        too = Choice(_("Write Private Comments Too"), lambda: self._report(path, with_private=True))
        self._window.messages.info(_("Wrote {name}, without private comments.").format(name=path.name), too)


def _still(document: Document, on: _On) -> _On:
    """What a comment is about as far as it exists still; None where it is gone."""
    if isinstance(on, Selection):
        anchor, head = (places.clamped(document, place) for place in (on.anchor, on.head))
        return Selection(anchor, head) if anchor and head else None
    return on if on in outline.addresses(document) else None
