"""The status bar: where the caret is, findings, house style, words and their limit, language, zoom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton

from engross.editing import fragments
from engross.i18n import _, counted
from engross.model import outline, plain, walk
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.ui.kinds import kind_titles
from engross.ui.masthead import form
from engross.ui.theme import Theme
from engross.workspace import limits

if TYPE_CHECKING:
    from engross.workspace.proofing import Proof

ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Steps of the zoom, in per cent."""


class StatusLine(QObject):
    """Fills the status bar of a window."""

    zoom_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, bar: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        bar.setSizeGripEnabled(False)
        self._counted: Document | None = None
        self._length = ""
        self._is_long = False
        self._warning = self._style_title = ""
        self.address, self.words = QLabel(bar), QLabel(bar)
        self.address.setToolTip(_("Where the caret is"))
        self.findings = self._button(_("What the checks found"))
        self.tracking = self._button(_("Changes are tracked; click to stop"))
        self.tracking.hide()
        self.changes = self._button(_("How the changes are shown"))
        self.changes.hide()
        self.style = self._button(_("House style of the checks"))
        self.language = self._button(_("Language of the text"))
        self.zoom = self._button(_("Size of the page"))
        self.language.setMenu(self._language_menu())
        self.zoom.setMenu(self._zoom_menu())
        bar.addWidget(self.address)
        for widget in (
            self.tracking,
            self.changes,
            self.findings,
            self.style,
            self.words,
            self.language,
            self.zoom,
        ):
            bar.addPermanentWidget(widget)

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton(self._bar)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self._bar)
        for zoom in reversed(ZOOMS):
            menu.addAction(f"{zoom} %").triggered.connect(
                lambda _checked=False, chosen=zoom: self.zoom_chosen.emit(chosen)
            )
        return menu

    def _language_menu(self) -> QMenu:
        menu = QMenu(self._bar)
        for code, name in form.language_names().items():
            menu.addAction(name).triggered.connect(
                lambda _checked=False, chosen=code: self.language_chosen.emit(chosen)
            )
        return menu

    def offer(self, styles: Iterable[QAction], zooms: Iterable[QAction]) -> None:
        """Commands that the menus of the bar hold: house styles, and sizes beside the usual ones."""
        menu = QMenu(self._bar)
        for action in styles:
            menu.addAction(action)
        self.style.setMenu(menu)
        self.zoom.menu().addSeparator()
        for action in zooms:
            self.zoom.menu().addAction(action)

    def show_view(self, title: str) -> None:
        """How the changes are shown where they are not marked in the text; "" where they are."""
        self.changes.setText(title)
        self.changes.setVisible(bool(title))

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._warning = theme.colours["warning"]
        self._paint_words()

    def _paint_words(self) -> None:
        """Too many words are said in the colour of warnings, and in a sentence under the mouse."""
        self.words.setStyleSheet(f"color: {self._warning}; font-weight: 600;" if self._is_long else "")

    def show_zoom(self, zoom: int) -> None:
        """The zoom in per cent."""
        self.zoom.setText(f"{zoom} %")

    def show_findings(self, proof: Proof) -> None:
        """How many findings there are, by severity."""
        from engross.ui.findings.panel import summary  # the window starts without it

        words = summary(proof)
        self.findings.setText(words)
        self.findings.setAccessibleName(words)
        self.findings.show()

    def show_tracking(self, author: str) -> None:
        """Whose changes are tracked; "" where none are."""
        self.tracking.setVisible(bool(author))
        said = _("Tracking changes of {author}").format(author=author)
        self.tracking.setText(said)
        self.tracking.setAccessibleName(said)

    def show_style(self, title: str) -> None:
        """The house style that was chosen; "" is that of the organ, which is named instead."""
        self._style_title = title

    def show_document(self, document: Document | None, selection: Selection | None = None) -> None:
        """What there is to say about the document and the place of the caret."""
        for widget in (self.address, self.words, self.style, self.language):
            widget.setVisible(document is not None)
        self.findings.setVisible(document is not None and bool(self.findings.text()))
        if document is None:
            self.findings.setText("")
            return
        if document is not self._counted:
            self._counted = document
            self._show_length(document)
            code = document.metadata.language
            self.language.setText(form.language_names().get(code, code))
        organ = form.organs().get(document.metadata.organ, _("No organ"))
        self.style.setText(self._style_title or organ)
        if selection is not None and selection.head.block in walk.spots(document):
            self.address.setText(_where(document, selection))
            self.words.setText(_selected(document, selection, self._length))

    def _show_length(self, document: Document) -> None:
        """The words, beside the most that there may be."""
        count, limit = _count(document), limits.of(document)
        self._is_long = limit is not None and document.metadata.language != "zh" and count > limit.words
        if limit is None or document.metadata.language == "zh":
            self._length = _said(document, count)
        else:
            self._length = _("{count} of {most} words").format(count=f"{count:,}", most=f"{limit.words:,}")
        tip = _("Words of the text and its footnotes")
        self.words.setToolTip(_(limit.says) if limit is not None and self._is_long else tip)
        self._paint_words()


def _where(document: Document, selection: Selection) -> str:
    """The address and the kind of the paragraph at the caret: "OP5 (a) · Operative"."""
    block = walk.block_of(document, selection.head.block)
    address = outline.addresses(document).get(block.id, "")
    kind = kind_titles().get(block.kind, "")
    if kind.casefold().startswith(address.casefold()):
        return kind
    return " · ".join(part for part in (address, kind) if part)


def _selected(document: Document, selection: Selection, length: str) -> str:
    """How much is selected, in what the whole is counted in, before the length of the whole."""
    if selection.is_caret:
        return length
    chosen = fragments.copy(document, selection)
    words = [word for block in chosen.blocks for word in plain.words(block).split()]
    count = sum(map(len, words)) if document.metadata.language == "zh" else len(words)
    return _("{count} selected, {whole}").format(count=f"{count:,}", whole=length)


def _count(document: Document) -> int:
    """Words; for Chinese, characters, as the two are counted in editing."""
    if document.metadata.language == "zh":
        return sum(not c.isspace() for b in walk.all_blocks(document) for c in plain.words(b))
    return plain.word_count(document)


def _said(document: Document, count: int) -> str:
    """How long the text is, in words."""
    if document.metadata.language == "zh":
        said = counted("{count} character", "{count} characters", count)
    else:
        said = counted("{count} word", "{count} words", count)
    return said.replace(str(count), f"{count:,}")
