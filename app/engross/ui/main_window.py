"""The window: one document or the start page, its menus and bars. What it can do are its `features`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from engross.checks.profiles import named
from engross.editing.editor import Change, Editor
from engross.errors import AppError
from engross.i18n import _
from engross.model import masthead, plain, walk
from engross.model.nodes import Kind
from engross.ui.actions import Actions
from engross.ui.context_menu import context_menu
from engross.ui.document_commands import DocumentCommands
from engross.ui.document_view import DocumentView
from engross.ui.editor.lines import RIGHT_TO_LEFT
from engross.ui.editor.page import Page
from engross.ui.export_commands import ExportCommands
from engross.ui.features import features
from engross.ui.file_commands import FileCommands
from engross.ui.kind_choice import KindChoice
from engross.ui.messages import MessageBar
from engross.ui.proofing_commands import ProofingCommands
from engross.ui.recent_menu import RecentMenu
from engross.ui.setting_commands import CHOICES
from engross.ui.start_page import StartPage
from engross.ui.status import StatusLine
from engross.ui.text_commands import TextCommands
from engross.ui.theme import Theme
from engross.workspace.open_document import OpenDocument
from engross.workspace.settings import Settings


class MainWindow(QMainWindow):
    """Shows a document, or the start page while there is none."""

    settings_changed = Signal(object)
    """New `Settings`; the application keeps them and tells every window."""
    window_wanted = Signal(object)
    """A path, an `OpenDocument`, or None for a new document, to be shown in a window of its own."""
    theme_changed = Signal(object)
    """The `Theme` in which the windows beside this one are drawn too."""
    quit_wanted = Signal()
    closing = Signal(object)
    """The window is about to close, and shows its document still."""
    closed = Signal(object)

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings, self.theme = settings, theme
        self.view: DocumentView | None = None
        self.files = FileCommands(self)
        self.exports = ExportCommands(self)
        self.commands = DocumentCommands(self, self.current)
        self.proofreading = ProofingCommands(self.current)
        self.texts = TextCommands(self)
        self.groups = features(self)
        self.resize(1280, 860)
        self.setAcceptDrops(True)
        self.start = StartPage(theme, self)
        self._stack = QStackedWidget(self)
        self.messages = MessageBar(theme, self, self._stack)
        self._stack.addWidget(self.start)
        self._lay_out()
        handlers = {command: do for group in self.groups for command, do in group.handlers().items()}
        self.actions_by_id = Actions(self, handlers, self.messages.error)
        for row in CHOICES:
            self.actions_by_id.make_exclusive(row)
        self.kind = KindChoice(self.commands.set_kind, self)
        self._make_tool_bar()
        self.status = StatusLine(self.statusBar(), self)
        self._connect()
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

    def _make_tool_bar(self) -> None:
        bar = QToolBar(_("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)

        def add_space(home: QToolBar) -> None:
            space = QWidget(home)
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            home.addWidget(space)

        self.actions_by_id.fill(bar, {"KIND": lambda home: home.addWidget(self.kind), "SPACE": add_space})
        self.addToolBar(bar)

    def _connect(self) -> None:
        """The parts of the window speak to each other."""
        recent = RecentMenu(
            lambda: self.settings.recent_files, lambda path: self.files.open_paths([path]), self
        )
        self.actions_by_id.menus["file"].insertMenu(self.actions_by_id["file.save"], recent)
        self.status.zoom_chosen.connect(lambda zoom: self.change_settings(zoom=zoom))
        self.status.language_chosen.connect(self.commands.set_language)
        self.status.offer(
            [self.actions_by_id[command_id] for command_id in CHOICES[-1]],
            [self.actions_by_id["view.zoom_width"]],
        )
        self.status.use_theme(self.theme)
        self.status.findings.clicked.connect(self.actions_by_id["view.findings"].trigger)
        self.start.open_wanted.connect(self.actions_by_id["file.open"].trigger)
        self.start.new_wanted.connect(self.actions_by_id["file.new"].trigger)
        self.start.path_chosen.connect(lambda path: self.files.open_paths([path]))
        self.start.template_wanted.connect(self.actions_by_id["file.new_from_template"].trigger)
        self.start.help_wanted.connect(self.actions_by_id["help.tour"].trigger)
        self.start.sample_chosen.connect(self.files.open_sample)
        self.start.files_dropped.connect(self.files.open_paths)

    # the document

    def current(self) -> DocumentView:
        """What shows the document; AppError where none is open."""
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
        view.bridge.selected.connect(lambda _selection: self.show_enabled())
        view.bridge.at_rest.connect(self.show_checked)
        view.bridge.refused.connect(lambda refusal: self.messages.info(str(refusal)))
        view.page_made.connect(self._use_page)
        self._use_page(view.page)
        view.proofing.published.connect(self.status.show_findings)
        view.proofing.use_profile(self.settings.profile)
        for group in self.groups:
            group.use_view(view)
        self.messages.clear()
        view.page.setFocus()
        self.show_state()

    def _use_page(self, page: Page) -> None:
        """Hear of a page, the first or a second one."""
        page.takes_over = self.texts.take_over
        page.keys.use(self.settings)
        page.files_dropped.connect(self.files.open_paths)
        page.fill(on=self.settings.full_width)
        page.context_menu_wanted.connect(
            lambda at: context_menu(self.groups, self.actions_by_id, self).popup(at)
        )
        for group in self.groups:
            group.use_page(page)

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
        stated = (masthead.text_of(document, name) for name in (masthead.SYMBOL, masthead.TITLE))
        titles = (plain.words(block).strip() for block in walk.blocks(document) if block.kind is Kind.TITLE)
        return next((name for name in (*stated, *titles) if name), _("New resolution"))

    # keeping the window up to date

    def show_state(self) -> None:
        """Title, commands and status bar, after something other than typing."""
        self._show_title()
        self.setWindowModified(self.view is not None and self.view.opened.is_unsaved)
        self.start.show_recent(self.settings.recent_files)
        self.status.show_zoom(self.settings.zoom)
        self.status.show_style(named(self.settings.profile).title if self.settings.profile else "")
        self.show_checked()

    def _show_title(self) -> None:
        name = f"{self.document_name}[*] – Engross" if self.view else "Engross"
        if name != self.windowTitle():
            self.setWindowTitle(name)

    def show_enabled(self) -> None:
        """Which commands can be used now; called at each key, so it does next to nothing while that stays."""
        self.actions_by_id.enable(_conditions(self.view.opened.editor) if self.view else frozenset())

    def show_checked(self) -> None:
        """What follows the caret after a moment: kind, toggles, words."""
        self.show_enabled()
        language = self.view.bridge.document.metadata.language if self.view is not None else ""
        self.actions_by_id.draw(self.theme, is_right_to_left=language in RIGHT_TO_LEFT)
        for group in self.groups:
            for command_id, on in group.checked(self.view).items():
                self.actions_by_id[command_id].setChecked(on)
        if self.view is None:
            self.kind.show_block(None)
            self.status.show_document(None)
            return
        if self.view.opened.path is None:
            self._show_title()  # a text without a file is called by its title, which may just have been typed
        bridge = self.view.bridge
        self.kind.show_block(walk.block_of(bridge.document, bridge.selection.head.block))
        self.status.show_document(bridge.document, bridge.selection)

    def _on_changed(self, _change: Change) -> None:
        assert self.view is not None
        modified = self.view.opened.is_unsaved
        if modified != self.isWindowModified():
            self.setWindowModified(modified)
        self.show_enabled()

    # settings

    def change_settings(self, **changes: object) -> None:
        """Ask for other values of some settings, for all windows."""
        self.settings_changed.emit(self.settings.having(**changes))

    def use_settings(self, settings: Settings, theme: Theme) -> None:
        """Show everything as the settings have it now."""
        self.settings = settings
        if theme is not self.theme:
            self.theme = theme
            self.messages.use_theme(theme)
            self.status.use_theme(theme)
            self.start.use_theme(theme)
            self.theme_changed.emit(theme)
        if self.view is not None:
            self.view.use_settings(settings, theme)
        self.show_state()

    def remember_recent(self, path: Path) -> None:
        """The file stands first among the recent ones."""
        self.settings_changed.emit(self.settings.with_recent(path))

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
        self.closing.emit(self)
        self._drop_view()
        self.closed.emit(self)
        event.accept()


def _conditions(editor: Editor) -> frozenset[str]:
    """What is the case with an open document, by the names in `Command.needs`."""
    found = {"document"}
    if editor.can_undo:
        found.add("undo")
    if editor.can_redo:
        found.add("redo")
    if not editor.selection.is_caret:
        found.add("selection")
    return frozenset(found)
