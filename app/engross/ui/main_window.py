"""The window: one document or the start page, its menus and bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from engross.checks.profiles import NAMES as PROFILES
from engross.editing.editor import Change
from engross.errors import AppError
from engross.i18n import _
from engross.model import masthead, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from engross.ui.actions import Actions
from engross.ui.document_commands import DocumentCommands, kind_titles
from engross.ui.document_view import DocumentView
from engross.ui.file_commands import FileCommands
from engross.ui.messages import MessageBar
from engross.ui.panels import panels
from engross.ui.proofing_commands import ProofingCommands
from engross.ui.start_page import StartPage
from engross.ui.status import ZOOMS, StatusLine
from engross.ui.text_commands import TextCommands
from engross.ui.theme import Theme
from engross.workspace.open_document import OpenDocument
from engross.workspace.settings import Settings

THEMES = ("system", "light", "dark")
STYLES = {"organ": "", **{name: name for name in PROFILES}}
"""House styles by the end of their command's id; the organ's own is no profile of its own."""


class MainWindow(QMainWindow):
    """Shows a document, or the start page while there is none."""

    settings_changed = Signal(object)
    """New `Settings`; the application keeps them and tells every window."""
    window_wanted = Signal(object)
    """A path, an `OpenDocument`, or None for a new document, to be shown in a window of its own."""
    quit_wanted = Signal()
    closed = Signal(object)

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings, self.theme = settings, theme
        self.view: DocumentView | None = None
        self._can_undo_redo: tuple[bool, bool] | None = None
        self.files = FileCommands(self)
        self.commands = DocumentCommands(self, self._current)
        self.proofreading = ProofingCommands(self._current)
        self.texts = TextCommands(self)
        self.resize(1280, 860)
        self.setAcceptDrops(True)
        self.messages = MessageBar(theme, self)
        self.start = StartPage(theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start)
        self._lay_out()
        self.actions_by_id = Actions(self, self._handlers(), self.messages.error)
        self.kind = self._make_kind()
        self._make_tool_bar()
        self.status = StatusLine(self.statusBar(), self)
        self.status.zoom_chosen.connect(self.set_zoom)
        self.status.findings.clicked.connect(self.actions_by_id["view.findings"].trigger)
        self._recent = self._make_recent_menu()
        self._make_choices()
        self._connect_start()
        self.show_state()

    # making

    def _lay_out(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self._stack)
        self.setCentralWidget(centre)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        toggles = {f"view.{record.id}": self._panel_toggle(record.id) for record in panels()}
        themes = {f"view.theme_{name}": self._theme_setter(name) for name in THEMES}
        return {
            **self.files.handlers(),
            **self.commands.handlers(),
            **self.proofreading.handlers(),
            **self.texts.handlers(),
            **toggles,
            **themes,
            **{f"review.style_{name}": self._style_setter(STYLES[name]) for name in STYLES},
            "file.quit": self.quit_wanted.emit,
            "view.zoom_in": lambda: self.step_zoom(1),
            "view.zoom_out": lambda: self.step_zoom(-1),
            "view.zoom_reset": lambda: self.set_zoom(100),
            "help.commands": self._show_commands,
            "help.about": self._show_about,
        }

    def _panel_toggle(self, panel_id: str) -> Callable[[], object]:
        def toggle() -> None:
            view = self._current()
            view.show_panel(panel_id, on=not view.is_panel_shown(panel_id))

        return toggle

    def _theme_setter(self, name: str) -> Callable[[], object]:
        return lambda: self.settings_changed.emit(replace(self.settings, theme=name))

    def _style_setter(self, profile: str) -> Callable[[], object]:
        return lambda: self.settings_changed.emit(replace(self.settings, profile=profile))

    def _make_kind(self) -> QComboBox:
        kind = QComboBox(self)
        kind.setAccessibleName(_("Kind of paragraph"))
        kind.setToolTip(_("Kind of paragraph"))
        kind.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        kind.setMinimumWidth(140)
        for value, title in kind_titles().items():
            kind.addItem(title, value.value)
        kind.activated.connect(lambda: self.commands.set_kind(Kind(kind.currentData())))
        return kind

    def _make_tool_bar(self) -> None:
        bar = QToolBar(_("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)

        def add_space(home: QToolBar) -> None:
            space = QWidget(home)
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            home.addWidget(space)

        self.actions_by_id.fill(bar, {"KIND": lambda home: home.addWidget(self.kind), "SPACE": add_space})
        self.actions_by_id.use_theme(self.theme)
        self.addToolBar(bar)

    def _make_recent_menu(self) -> QMenu:
        menu = QMenu(_("Open &Recent"), self)
        self.actions_by_id.menus["file"].insertMenu(self.actions_by_id["file.save"], menu)
        menu.aboutToShow.connect(self._fill_recent)
        return menu

    def _fill_recent(self) -> None:
        self._recent.clear()
        for name in self.settings.recent_files:
            path = Path(name)
            action = self._recent.addAction(f"{path.name}    {path.parent}")
            action.triggered.connect(lambda _checked=False, wanted=path: self.files.open_paths([wanted]))
        if not self.settings.recent_files:
            self._recent.addAction(_("No files yet")).setEnabled(False)

    def _make_choices(self) -> None:
        for ids in (
            [f"view.theme_{name}" for name in THEMES],
            [f"review.style_{name}" for name in STYLES],
        ):
            group = QActionGroup(self)
            for command_id in ids:
                group.addAction(self.actions_by_id[command_id])

    def _connect_start(self) -> None:
        self.start.open_wanted.connect(self.actions_by_id["file.open"].trigger)
        self.start.new_wanted.connect(self.actions_by_id["file.new"].trigger)
        self.start.path_chosen.connect(lambda path: self.files.open_paths([path]))
        self.start.sample_chosen.connect(self.files.open_sample)
        self.start.files_dropped.connect(self.files.open_paths)

    # the document

    def _current(self) -> DocumentView:
        if self.view is None:
            raise AppError(_("No document is open."), hint=_("Open a file or begin a new resolution."))
        return self.view

    def show_document(self, opened: OpenDocument) -> None:
        """Show this document in place of what is shown; what was there is not asked about."""
        self._drop_view()
        view = DocumentView(opened, self.theme, self.settings.zoom / 100, self)
        self.view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.bridge.changed.connect(self._on_changed)
        view.bridge.settled.connect(self._on_settled)
        view.bridge.refused.connect(self._on_refused)
        view.page.takes_over = self.texts.take_over
        view.page.zoom_stepped.connect(self.step_zoom)
        view.page.files_dropped.connect(self.files.open_paths)
        view.page.context_menu_wanted.connect(self._show_context_menu)
        view.panels_changed.connect(self._show_panels)
        view.proofing.published.connect(self.status.show_findings)
        view.proofing.use_profile(self.settings.profile)
        self.messages.clear()
        view.page.setFocus()
        self.show_state()

    def _drop_view(self) -> None:
        if self.view is not None:
            self.view.close_document()
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    @property
    def document_name(self) -> str:
        """The document as people call it: its file's name, else its symbol, else its title."""
        if self.view is None:
            return ""
        if self.view.opened.path is not None:
            return self.view.opened.path.name
        document = self.view.opened.document
        names = (masthead.text_of(document, name) for name in (masthead.SYMBOL, masthead.TITLE))
        return next((name for name in names if name), _("New resolution"))

    # keeping the window up to date

    def show_state(self) -> None:
        """Title, commands and status bar, after something other than typing."""
        has_document = self.view is not None
        self.actions_by_id.enable(has_document=has_document)
        self._can_undo_redo = None
        self.kind.setEnabled(has_document)
        name = f"{self.document_name}[*] – Engross" if has_document else "Engross"
        self.setWindowTitle(name)
        self.setWindowModified(self.view is not None and self.view.opened.is_modified)
        self.start.show_recent(self.settings.recent_files)
        for theme in THEMES:
            self.actions_by_id[f"view.theme_{theme}"].setChecked(self.settings.theme == theme)
        for style, profile in STYLES.items():
            self.actions_by_id[f"review.style_{style}"].setChecked(self.settings.profile == profile)
        self.status.show_zoom(self.settings.zoom)
        self._show_panels()
        self._show_undo()
        self._on_settled()

    def _show_panels(self) -> None:
        for record in panels():
            shown = self.view is not None and self.view.is_panel_shown(record.id)
            self.actions_by_id[f"view.{record.id}"].setChecked(shown)

    def _show_undo(self) -> None:
        editor = self.view.opened.editor if self.view else None
        can = (editor.can_undo, editor.can_redo) if editor else (False, False)
        if can != self._can_undo_redo:
            self._can_undo_redo = can
            for name, on in zip(("undo", "redo"), can, strict=True):
                self.actions_by_id[f"edit.{name}"].setEnabled(on)

    def _on_changed(self, change: Change) -> None:
        assert self.view is not None
        modified = self.view.opened.is_modified
        if modified != self.isWindowModified():
            self.setWindowModified(modified)
        self._show_undo()

    def _on_settled(self) -> None:
        """What follows the caret after a moment: kind, styles, words."""
        if self.view is None:
            self.status.show_document(None)
            return
        bridge = self.view.bridge
        self.status.show_document(bridge.document, bridge.selection)
        block = walk.block_of(bridge.document, bridge.selection.head.block)
        self.kind.setEnabled(block.kind not in (Kind.NOTE, Kind.CELL))
        self.kind.setPlaceholderText(_("Footnote") if block.kind is Kind.NOTE else _("Table cell"))
        self.kind.setCurrentIndex(self.kind.findData(block.kind.value))
        for name in ("preambular", "operative", "text", "heading", "section", "title"):
            self.actions_by_id[f"paragraph.{name}"].setChecked(block.kind.value == name)
        for style in (Style.ITALIC, Style.BOLD, Style.SUPERSCRIPT):
            action = self.actions_by_id[f"edit.{(style.name or '').lower()}"]
            action.setChecked(self.view.page.has_style(style))

    def _on_refused(self, refusal: AppError) -> None:
        self.messages.info(str(refusal))

    def _show_context_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for title, fix in self.proofreading.fixes_here():
            menu.addAction(title).triggered.connect(lambda _checked=False, wanted=fix: wanted())
        if menu.actions():
            menu.addSeparator()
        for command_id in (
            "edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste", "", "edit.italic", "edit.bold",
            "insert.link", "insert.footnote", "view.note", "", "paragraph.indent", "paragraph.outdent",
        ):  # fmt: skip
            if command_id:
                menu.addAction(self.actions_by_id[command_id])
            else:
                menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # settings

    def use_settings(self, settings: Settings, theme: Theme) -> None:
        """Show everything as the settings have it now."""
        self.settings = settings
        if theme is not self.theme:
            self.theme = theme
            self.actions_by_id.use_theme(theme)
            self.messages.use_theme(theme)
            self.start.use_theme(theme)
        if self.view is not None:
            self.view.restyle(theme, settings.zoom / 100)
            self.view.proofing.use_profile(settings.profile)
        self.show_state()

    def set_zoom(self, zoom: int) -> None:
        """Show the page at this size, in per cent."""
        self.settings_changed.emit(replace(self.settings, zoom=zoom))

    def step_zoom(self, step: int) -> None:
        """A step larger or smaller."""
        now = self.settings.zoom
        further = [zoom for zoom in ZOOMS if (zoom > now if step > 0 else zoom < now)]
        if further:
            self.set_zoom(further[0] if step > 0 else further[-1])

    def remember_recent(self, path: Path) -> None:
        """The file stands first among the recent ones."""
        self.settings_changed.emit(self.settings.with_recent(path))

    def _show_commands(self) -> None:
        from engross.ui import dialogs

        dialogs.show_commands(self, self.actions_by_id.help_text())

    def _show_about(self) -> None:
        from engross.ui import dialogs

        dialogs.show_about(self)

    # the window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.files.open_paths([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        self._drop_view()
        self.closed.emit(self)
        event.accept()
