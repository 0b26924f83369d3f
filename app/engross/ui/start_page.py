"""What the window shows while no document is open: open, begin a new one, files opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from engross import resources
from engross.i18n import _
from engross.ui import icons
from engross.ui.theme import Theme

WIDTH = 760


class StartPage(QWidget):
    """Offers what people begin with."""

    open_wanted = Signal()
    new_wanted = Signal()
    template_wanted = Signal()
    help_wanted = Signal()
    path_chosen = Signal(object)
    sample_chosen = Signal(object)
    files_dropped = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAcceptDrops(True)
        self._theme = theme
        self._recent: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None
        self._build()

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self._build()

    def show_recent(self, recent: tuple[str, ...]) -> None:
        """List these files; those that are gone are greyed."""
        if recent != self._recent:
            self._recent = recent
            self._build()

    def _build(self) -> None:
        if self._inner is not None:
            self._inner.deleteLater()
        scroll = QScrollArea(self)
        scroll.setAccessibleName(_("First page"))
        scroll.setWidgetResizable(True)
        inner = QWidget(scroll)
        inner.setObjectName("start_inner")
        centre = QHBoxLayout(inner)
        sheet = QWidget(inner)
        sheet.setMaximumWidth(WIDTH)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(32, 56, 32, 40)
        column.setSpacing(8)
        self._add_head(column)
        self._add_actions(column)
        parts = (
            (self._add_recent, self._add_samples) if self._recent else (self._add_samples, self._add_recent)
        )
        for add in parts:
            add(column)
        self._add_first_steps(column)
        column.addStretch()
        centre.addStretch(1)
        centre.addWidget(sheet, 100)
        centre.addStretch(1)
        scroll.setWidget(inner)
        self._column.addWidget(scroll)
        self._inner = scroll

    def _add_head(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        picture = QLabel(self)
        picture.setPixmap(icons.pixmap("engross", self._theme.colour("accent"), 56))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = QLabel("Engross", self)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 2.0)
        font.setBold(True)
        name.setFont(font)
        words.addWidget(name)
        words.addWidget(_quiet(_("Draft, review and issue resolutions of the United Nations")))
        row.addLayout(words)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(24)

    def _add_actions(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        opens = QPushButton(icons.icon("open", self._theme, "accent_ink"), _("Open a file…"), self)
        opens.setProperty("primary", True)
        opens.clicked.connect(self.open_wanted)
        new = QPushButton(icons.icon("new", self._theme), _("New resolution"), self)
        new.clicked.connect(self.new_wanted)
        template = QPushButton(icons.icon("template", self._theme), _("New from a template…"), self)
        template.clicked.connect(self.template_wanted)
        for button in (opens, new, template):
            button.setIconSize(QSize(icons.SIZE, icons.SIZE))
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)

    def _add_samples(self, column: QVBoxLayout) -> None:
        found = samples()
        if not found:
            return
        column.addSpacing(24)
        column.addWidget(_heading(_("Begin with a sample")))
        rows = _rows(column)
        for title, path in found:
            button = self._entry("template", title, _("Opens as a new document"))
            button.clicked.connect(lambda _checked=False, chosen=path: self.sample_chosen.emit(chosen))
            rows.addWidget(button)

    def _add_recent(self, column: QVBoxLayout) -> None:
        column.addSpacing(24)
        column.addWidget(_heading(_("Opened last")))
        rows = _rows(column)
        for path in [Path(name) for name in self._recent][:8]:
            is_there = _exists(path)
            more = str(path.parent) if is_there else _("No longer at {folder}").format(folder=path.parent)
            button = self._entry("file", path.name, more)
            button.setEnabled(is_there)
            button.clicked.connect(lambda _checked=False, chosen=path: self.path_chosen.emit(chosen))
            rows.addWidget(button)
        if not self._recent:
            column.addWidget(_quiet(_("Files that you open appear here.")))

    def _add_first_steps(self, column: QVBoxLayout) -> None:
        column.addSpacing(24)
        column.addWidget(_heading(_("What you can do first")))
        for words in (
            _("Drag a Word, XML or text file into this window: it is read, numbered and checked."),
            _("Copy a resolution from a PDF or a browser and choose File > New from Text."),
            _("Press Ctrl+Shift+P for any command, and type a few letters of what you want."),
        ):
            label = _quiet(words)
            label.setWordWrap(True)
            column.addWidget(label)
        link = self._entry("info", _("Help and a tour with pictures"), _("Opens the help"))
        link.clicked.connect(self.help_wanted)
        column.addWidget(link)

    def _entry(self, picture: str, title: str, more: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("class", "flat")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(icons.icon(picture, self._theme, "muted"))
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setText(f"  {title}")
        button.setToolTip(more)
        button.setAccessibleName(f"{title}, {more}")
        return button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()


def samples() -> list[tuple[str, Path]]:
    """The samples shipped with the program: title and path."""
    folder = resources.path("samples")
    if not folder.is_dir():
        return []
    return [(_title(path.stem), path) for path in sorted(folder.glob("*.xml"))]


def _title(name: str) -> str:
    """The name of a file as people write it: "Commission on Narcotic Drugs"."""
    words = name.replace("_", "-").split("-")
    return " ".join(w if w in ("on", "of", "and", "the") else w.capitalize() for w in words)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "quiet")
    return label


def _rows(column: QVBoxLayout) -> QVBoxLayout:
    """Where entries stand close below each other."""
    rows = QVBoxLayout()
    rows.setSpacing(0)
    column.addLayout(rows)
    return rows


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "heading")
    return label
