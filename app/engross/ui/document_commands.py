"""What the commands do that work on an open document: editing, kinds of paragraphs, going places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engross.editing import footnotes, masthead, structure, text
from engross.editing.edit import Edit
from engross.model import inlines as rows
from engross.model import references, walk
from engross.model.inlines import Style, Text
from engross.model.nodes import Document, Kind
from engross.model.places import Place, Selection
from engross.ui import dialogs
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.document_view import DocumentView
from engross.ui.structure.panel import StructurePanel

KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT, Kind.HEADING, Kind.SECTION, Kind.TITLE)
"""Kinds with a command of their own."""
STYLES = {"edit.italic": Style.ITALIC, "edit.bold": Style.BOLD, "edit.superscript": Style.SUPERSCRIPT}


class DocumentCommands(CommandGroup):
    """Commands on whatever document the window shows. ``current`` gives its view."""

    def __init__(self, window: QWidget, current: Callable[[], DocumentView]) -> None:
        self._window, self._current = window, current

    def handlers(self) -> Handlers:
        return {
            "edit.undo": self._on(lambda view: view.bridge.undo()),
            "edit.redo": self._on(lambda view: view.bridge.redo()),
            "edit.cut": self._on(lambda view: view.page.cut()),
            "edit.copy": self._on(lambda view: view.page.copy()),
            "edit.paste": self._on(lambda view: view.page.paste()),
            "edit.paste_plain": self._on(lambda view: view.page.paste_plain()),
            "edit.select_all": self._on(lambda view: view.page.keys.select_all()),
            "edit.complete": self._on(lambda view: view.page.keys.completion.ask()),
            "edit.italic": self._on(lambda view: view.page.styles.toggle(Style.ITALIC)),
            "edit.bold": self._on(lambda view: view.page.styles.toggle(Style.BOLD)),
            "edit.superscript": self._on(lambda view: view.page.styles.toggle(Style.SUPERSCRIPT)),
            "insert.footnote": self._insert_footnote,
            "insert.link": self._ask_link,
            "insert.break": lambda: self._perform(lambda d, s: text.insert(d, s, "\n")),
            "insert.paragraph": self._insert_paragraph,
            "paragraph.indent": lambda: self._perform(structure.indent),
            "paragraph.outdent": lambda: self._perform(structure.outdent),
            "paragraph.renumber": lambda: self._perform(lambda d, _s: structure.renumber(d)),
            "view.note": self._jump_between_note_and_text,
            "view.filter": self._find_paragraph,
            **{f"paragraph.{kind.value}": self._kind_setter(kind) for kind in KINDS},
        }

    def _insert_footnote(self) -> None:
        """A footnote at the caret; what it may be meant to say is offered as if someone had typed in it."""
        self._perform(lambda d, s: footnotes.insert(d, s.head))
        self._current().page.keys.completion.typed()

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        if view is None:
            return {}
        block = walk.block_of(view.bridge.document, view.bridge.selection.head.block)
        kinds = {f"paragraph.{kind.value}": block.kind is kind for kind in KINDS}
        return kinds | {name: view.page.styles.has(style) for name, style in STYLES.items()}

    def _on(self, action: Callable[[DocumentView], object]) -> Callable[[], object]:
        """The action on whatever view is shown when it is called."""
        return lambda: action(self._current())

    def set_kind(self, kind: Kind) -> None:
        """The selected paragraphs become of this kind."""
        self._perform(lambda d, s: structure.set_kind(d, s, kind))
        self._current().page.setFocus()

    def set_language(self, code: str) -> None:
        """The text is in this language (a two-letter code)."""
        self._perform(lambda d, _s: masthead.set_metadata(d, language=code))

    def _kind_setter(self, kind: Kind) -> Callable[[], None]:
        return lambda: self.set_kind(kind)

    def _perform(self, make: Callable[[Document, Selection], Edit]) -> None:
        view = self._current()
        if view.bridge.perform(lambda: make(view.bridge.document, view.bridge.selection)):
            view.page.setFocus()
            view.page.ensureCursorVisible()

    def _insert_paragraph(self) -> None:
        """An empty paragraph like this one below it."""

        def make(document: Document, selection: Selection) -> Edit:
            block = walk.block_of(document, selection.head.block)
            if block.kind is Kind.NOTE:
                return structure.split(document, selection.head)
            kind = Kind.TEXT if block.kind is Kind.CELL else block.kind
            return structure.insert_block(document, block.id, kind, block.level)

        self._perform(make)

    def _ask_link(self) -> None:
        """Ask for the address of the selected words; an empty one takes the link off."""
        view = self._current()
        document, selection = view.bridge.document, view.bridge.selection
        run = rows.run_at(walk.block_of(document, selection.head.block).inlines, selection.head.offset)
        before = run.link if isinstance(run, Text) and not references.is_live(run) else ""
        address = dialogs.ask_address(self._window, before)
        if address is not None:
            self._perform(lambda d, s: text.set_link(d, s, address))

    def _jump_between_note_and_text(self) -> None:
        """From a footnote to its indicator; from the text to the footnote at or after the caret in its paragraph."""
        view = self._current()
        document, here = view.bridge.document, view.bridge.selection.head
        spot = walk.spots(document)[here.block]
        if spot.note is not None:
            holder, offset, _note = walk.note_holder(document, spot.note.id)
            view.page.go_to(Place(holder.id, offset + 1))
            return
        block = walk.block_of(document, here.block)
        found = list(rows.footnotes(block.inlines))
        near = [note for offset, note in found if offset >= here.offset - 1] or [
            note for _o, note in found[-1:]
        ]
        if near:
            view.page.show_note(near[0].id)

    def _find_paragraph(self) -> None:
        panel = self._current().show_panel("structure", on=True)
        if isinstance(panel, StructurePanel):
            panel.filter.setFocus()
            panel.filter.selectAll()
