"""The help: pages in Markdown with pictures that come with the program, with links, a way back and a search."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from engross import resources
from engross.i18n import _
from engross.ui import icons
from engross.ui.theme import Theme

FIRST = "index.md"


def folder() -> Path:
    """Where the pages stand."""
    return resources.path("help")


PICTURE_WIDTH = 760
"""Pixels of a picture on a page; the files are larger, for screens that show more."""


class _Browser(QTextBrowser):
    """Shows the pictures of the theme, as wide as the window takes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def use_theme(self, theme: Theme) -> None:
        """Show the pages in the colours of this theme, what is shown at the height where it is."""
        self._theme = theme
        self.document().setDefaultStyleSheet(f"a {{ color: {theme.colours['link']}; }}")
        height = self.verticalScrollBar().value()
        self.reload()
        self.verticalScrollBar().setValue(height)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture named for the light theme is taken from those of this one."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        path = self.source().resolved(QUrl(name)).toLocalFile()
        picture = QImage(path.replace("-light.", f"-{self._theme.name}."))
        if picture.isNull():
            return super().loadResource(kind, name)
        ratio = self.devicePixelRatioF()
        width = min(round(PICTURE_WIDTH * ratio), picture.width())
        shown = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown


class HelpWindow(QWidget):
    """Shows one page at a time, the first one to begin with."""

    def __init__(self, theme: Theme, parent: QWidget, pages: Path | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help")
        self.setWindowTitle(_("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 720)
        self._folder = pages or folder()
        self.browser = _Browser(theme, self)
        self.browser.setAccessibleName(_("Help"))
        self.browser.setOpenExternalLinks(True)
        self.browser.document().setDocumentMargin(28)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search the help"))
        self.search.setAccessibleName(_("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.returnPressed.connect(self.find_next)
        self._said = QLabel(self)
        self._said.setProperty("class", "quiet")
        self._buttons: list[tuple[QToolButton, str]] = []
        """With the names of their pictures."""
        self._lay_out()
        self.use_theme(theme)
        for keys, do in (("Alt+Left", self.browser.backward), ("Alt+Right", self.browser.forward)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self.go_to(FIRST)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self.browser.use_theme(theme)
        for button, picture in self._buttons:
            button.setIcon(icons.icon(picture, theme))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for picture, title, do, available in (
            ("undo", _("Back"), self.browser.backward, self.browser.backwardAvailable),
            ("structure", _("Contents"), lambda: self.go_to(FIRST), None),
        ):
            button = QToolButton(self)
            button.setProperty("class", "flat")
            self._buttons.append((button, picture))
            button.setText(title)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(do)
            if available is not None:
                button.setEnabled(False)
                available.connect(button.setEnabled)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._said)
        row.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addLayout(row)
        column.addWidget(self.browser)

    def go_to(self, page: str) -> None:
        """Show a page by its file's name."""
        path = self._folder / page
        if path.is_file():
            self.browser.setSource(QUrl.fromLocalFile(str(path)), QTextDocument.ResourceType.MarkdownResource)
        else:
            self.browser.setMarkdown(_("# Help\n\nThe pages of the help are not installed."))

    def find_next(self) -> None:
        """The next place of the words typed: on this page, else on the first page after it that says them."""
        words = self.search.text().strip()
        if not words:
            return
        if self.browser.find(words):
            self._said.clear()
            return
        here = Path(self.browser.source().toLocalFile()).name
        pages = sorted(path.name for path in self._folder.glob("*.md"))
        at = pages.index(here) + 1 if here in pages else 0
        for page in (*pages[at:], *pages[:at]):
            if words.casefold() not in (self._folder / page).read_text(encoding="utf-8").casefold():
                continue
            if page != here:
                self.go_to(page)
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            if self.browser.find(words):
                self._said.clear()
                return
        self._said.setText(_("Not found"))
