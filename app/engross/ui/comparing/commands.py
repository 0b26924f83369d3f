"""What the commands do that compare texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.errors import AppError, EditRefused
from engross.i18n import _
from engross.model import states, walk
from engross.model.nodes import NodeId
from engross.model.places import Place
from engross.ui.command_group import CommandGroup, Handlers
from engross.workspace import files
from engross.workspace.comparison import Comparison

if TYPE_CHECKING:
    from engross.ui.comparing.dialog import Known
    from engross.ui.comparing.window import SideBySide
    from engross.ui.main_window import MainWindow


class CompareCommands(CommandGroup):
    """Compares the document that the window shows, its base text and files."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {"review.compare": self._ask, "review.both_states": self._both}

    def _ask(self) -> None:
        from engross.ui.comparing.dialog import CompareDialog  # the window starts without it

        author = self._window.settings.author
        CompareDialog(self._known(), author, self._show, self._window).open()

    def _known(self) -> list[Known]:
        """The texts at hand: the document, how it was before its changes, its base, its file as it was saved last."""
        from engross.ui.comparing.dialog import Known

        view = self._window.view
        if view is None:
            return []
        document, name = view.bridge.document, self._window.document_name
        found = [Known(_("{name}, as it is here").format(name=name), name, document)]
        if document.changes:
            before = states.original(document)
            found.append(Known(_("{name}, before its changes").format(name=name), _("before"), before))
        if document.base is not None:
            said = _("The base text {name}").format(name=document.base.name)
            found.append(Known(said, document.base.name, document.base.document))
        if view.opened.saved is not None and view.opened.saved is not document:
            found.append(Known(_("{name}, as it was saved").format(name=name), _("saved"), view.opened.saved))
        return found

    def _both(self) -> None:
        """The original and the final state of the document, side by side, as long as it is edited."""
        view = self._window.current()
        if not view.bridge.document.changes:
            raise EditRefused(_("There are no tracked changes."))
        from engross.ui.comparing.following import Following, of_states  # the window starts without it

        shown = self._beside(of_states(view.bridge.document), (_("Original"), _("Final")))
        shown.wanted.connect(self._go_to)
        Following(view, shown)

    def _go_to(self, block: NodeId) -> None:
        view = self._window.view
        if view is not None and block in walk.spots(view.bridge.document):
            self._window.activateWindow()
            view.bridge.shown.emit(Place(block, 0))

    def _show(self, found: Comparison, names: tuple[str, str], is_beside: bool) -> None:
        if is_beside:
            self._beside(found, names)
        else:
            self._show_tracked(found)

    def _beside(self, found: Comparison, names: tuple[str, str]) -> SideBySide:
        from engross.ui.comparing.window import SideBySide  # the window starts without it

        shown = SideBySide(found, names, self._window.theme, self._show_tracked, self._window)
        self._window.theme_changed.connect(shown.use_theme)
        shown.show()
        return shown

    def _show_tracked(self, found: Comparison) -> None:
        if not found.document.changes:
            self._window.messages.info(_("The two texts say the same."))
            return
        try:
            self._window.files.show_fresh(files.new(found.document))
        except AppError as error:
            self._window.messages.error(error)
