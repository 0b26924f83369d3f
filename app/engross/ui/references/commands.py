"""What the commands do that work on live cross-references: inserting, making live, going there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.editing import references as editing
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model import places, references, walk
from engross.model.places import Place
from engross.model.references import Target
from engross.ui.command_group import CommandGroup, Handlers, Offer
from engross.ui.references.tips import described

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow

DEPTH = 50
"""Places that one can go back to."""


class ReferenceCommands(CommandGroup):
    """Commands on the cross-references of whatever document the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._trail: list[Place] = []

    def handlers(self) -> Handlers:
        return {
            "insert.reference": self._choose,
            "insert.live_reference": self._make_live,
            "insert.live_references": self._make_all_live,
            "insert.plain_reference": self._make_plain,
            "view.target": self._follow_here,
            "view.back": self._go_back,
        }

    def use_view(self, view: DocumentView) -> None:
        self._trail.clear()
        view.page.mouse.link_followed.connect(self._on_link)

    def offers(self) -> list[Offer]:
        bridge = self._view.bridge
        reference = editing.at(bridge.document, bridge.selection.head)
        if reference is None:
            return []
        if references.is_broken(bridge.document, reference):
            return [(_("Make Plain Words"), self._make_plain)]
        return [
            (_("Go to {what}").format(what=described(bridge.document, reference.target)), self._follow_here),
            (_("Make Plain Words"), self._make_plain),
        ]

    @property
    def _view(self) -> DocumentView:
        return self._window.current()

    # making

    def _choose(self) -> None:
        from engross.ui.references.chooser import ReferenceChooser  # the window starts without it

        view = self._view
        bridge = view.bridge
        dialog = ReferenceChooser(
            bridge.document, bridge.selection.head.block, self._window.theme, self._window
        )
        dialog.chosen.connect(self._insert)
        dialog.finished.connect(lambda _result: view.page.setFocus())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _insert(self, target: Target, before: str, behind: str) -> None:
        bridge = self._view.bridge
        bridge.perform(
            lambda: editing.insert(bridge.document, bridge.selection, target, before=before, behind=behind)
        )
        self._view.page.ensureCursorVisible()

    def _make_live(self) -> None:
        bridge = self._view.bridge
        bridge.perform(lambda: editing.live_here(bridge.document, bridge.selection))

    def _make_all_live(self) -> None:
        bridge = self._view.bridge
        counts: list[int] = []

        def make() -> Edit:
            edit, count = editing.live_everywhere(bridge.document)
            counts.append(count)
            return edit

        bridge.perform(make)
        count = counts[0] if counts else 0
        said = _("References made live: {count}.").format(count=count)
        self._window.messages.info(
            said if count else _("No typed reference to a paragraph of this text was found.")
        )

    def _make_plain(self) -> None:
        bridge = self._view.bridge
        bridge.perform(lambda: editing.words_here(bridge.document, bridge.selection))

    # going there and back

    def _follow_here(self) -> None:
        bridge = self._view.bridge
        reference = editing.at(bridge.document, bridge.selection.head)
        if reference is None:
            raise EditRefused(_("No live reference stands here."), hint=_("Put the caret on its number."))
        self._follow(reference.target)

    def _on_link(self, link: str) -> None:
        target = references.target(link)
        if target is not None:
            self._go(target)

    def _follow(self, target: Target) -> None:
        if not self._go(target):
            raise EditRefused(
                _("The paragraph that this refers to is no longer there."),
                hint=_("Refer to another one, or make the reference plain words."),
            )

    def _go(self, target: Target) -> bool:
        """To the target's beginning; False where it is gone."""
        view = self._view
        document = view.bridge.document
        note = next((note for _, _, note in walk.notes(document) if note.id == target.node), None)
        node = note.blocks[0].id if note else target.node
        if node not in walk.spots(document):
            return False
        self._trail = [*self._trail[1 - DEPTH :], view.bridge.selection.head]
        view.page.go_to(Place(node))
        return True

    def _go_back(self) -> None:
        view = self._view
        while self._trail:
            place = places.clamped(view.bridge.document, self._trail.pop())
            if place is not None:
                view.page.go_to(place)
                return
        raise EditRefused(_("There is no place to go back to."))
