"""The panel of official pages: they follow the typing, and a click in them goes to the text."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engross.errors import AppError
from engross.formats.pdf.press import Press, missing_fonts
from engross.i18n import _
from engross.model.nodes import Document
from engross.model.places import Place
from engross.ui import icons
from engross.ui.bridge import Bridge
from engross.ui.jobs import Jobs
from engross.ui.pages.proof_sheet import ProofSheet, set_pages
from engross.ui.pages.view import ZOOM_STEP, PagesView
from engross.ui.theme import Theme
from engross.workspace import settings
from engross.workspace.background import Latest

PAUSE_MS = 80
"""After the typing has settled; short, as the pages are set in a thread of their own."""


class PagesPanel(QWidget):
    """Shows the pages of a document as they will print, a moment after it changed; sets none while hidden."""

    sheet_shown = Signal()
    """Newly set pages are shown."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._press: Press | None = None
        self._jobs = Jobs(self)
        self._latest: Latest[Document, ProofSheet] = Latest(
            self._jobs.start, self._set, self._show, self._on_failed
        )
        self._shown: ProofSheet | None = None
        self.view = PagesView(theme, self)
        self.view.paragraph_chosen.connect(lambda block: bridge.shown.emit(Place(block, 0)))
        self.view.page_shown.connect(self._on_page_shown)
        self._where = QLabel(self)
        self._word = QLabel(self)
        self._word.setWordWrap(True)
        self._word.setContentsMargins(14, 6, 14, 6)
        self._word.hide()
        self._tools: list[tuple[QToolButton, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_tools())
        column.addWidget(self._word)
        column.addWidget(self.view, 1)
        self.use_theme(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.bring_up_to_date)
        bridge.at_rest.connect(self._on_settled)
        self.setFocusProxy(self.view)
        self.destroyed.connect(self._jobs.close)

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._where)
        row.addStretch()
        for icon, words, act in (
            ("zoom-out", _("Smaller pages"), lambda: self.view.zoom_by(1 / ZOOM_STEP)),
            ("fit-width", _("Pages as wide as the panel"), self.view.fit_width),
            ("zoom-in", _("Larger pages"), lambda: self.view.zoom_by(ZOOM_STEP)),
        ):
            button = QToolButton(self)
            button.setProperty("class", "flat")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            self._tools.append((button, icon))
            row.addWidget(button)
        return row

    def use_theme(self, theme: Theme) -> None:
        """Other colours around the pages; paper stays white."""
        self.view.use_theme(theme)
        for button, icon in self._tools:
            button.setIcon(icons.icon(icon, theme, "muted"))

    # setting pages

    def bring_up_to_date(self) -> None:
        """Set the pages of the document as it is now, where they are not those shown."""
        document = self._bridge.document
        if self.isVisible() and (self._shown is None or self._shown.document is not document):
            self._latest.ask(document)

    def _set(self, document: Document, _before: ProofSheet | None) -> ProofSheet:
        if self._press is None:
            self._press = Press()
        return set_pages(self._press, document, settings.emblem_of(settings.load()))

    def _show(self, sheet: ProofSheet) -> None:
        self._shown = sheet
        self.view.show_sheet(sheet)
        self.view.show_paragraph(self._bridge.selection.head.block)
        self.sheet_shown.emit()
        self._say(_word_on_fonts(sheet))

    def _on_failed(self, error: Exception) -> None:
        self._say(str(error) if isinstance(error, AppError) else _("The pages cannot be set."))

    def _say(self, words: str) -> None:
        self._word.setText(words)
        self._word.setVisible(bool(words))

    def _on_settled(self) -> None:
        if not self.isVisible():
            return
        if self._shown is not None and self._shown.document is self._bridge.document:
            self.view.show_paragraph(self._bridge.selection.head.block)
        else:
            self._pause.start()

    def _on_page_shown(self, number: int, count: int) -> None:
        self._where.setText(_("Page {number} of {count}").format(number=number, count=count))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()

    def close_document(self) -> None:
        """Set nothing more, and take away what the press wrote."""
        self._pause.stop()
        self._latest.close()
        self._jobs.close()
        if self._press is not None:
            self._press.close()


def _word_on_fonts(sheet: ProofSheet) -> str:
    """What the pages cannot show for want of a font, or nothing."""
    lacking = missing_fonts(sheet.document)
    if lacking:
        return _("No font for this language is here: install {fonts}.").format(fonts=_(" or ").join(lacking))
    if sheet.unshown:
        words = _("No font here has the sign “{sign}”: install one that has it.")
        return words.format(sign=sheet.unshown)
    return ""
