"""Puts right what was just typed, each time as a step of its own that one undo takes back.

It looks only after a space, a sign or a digit; a letter costs one look into a set.
"""

from __future__ import annotations

from engross.editing import typed_labels, typing
from engross.editing.edit import Edit
from engross.editing.fragments import Fragment
from engross.model import openings
from engross.model.nodes import NodeId
from engross.model.places import Place
from engross.ui.bridge import Bridge
from engross.workspace.settings import Settings

_TRIGGERS = frozenset(" \u00a0\"'-.,;:?!%»«)0123456789،؛؟。，；：")
_FIRST_UNSPACED = "\u2e80"
"""From here on stand the scripts of East Asia, in which no space ends a word."""
_SPACES = frozenset(" \u00a0")


class Typist:
    """What one page does after keys that typed something."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._settings = Settings()
        self._styled: dict[NodeId, str] = {}
        """The opening words set apart in each paragraph; where they are plain later, somebody wanted it so."""
        self._labels: dict[NodeId, str] = {}
        """The label that made each paragraph a numbered one; taken back and typed again, it stays."""

    def use(self, settings: Settings) -> None:
        """Put right what these settings want."""
        self._settings = settings

    @staticmethod
    def minds(words: str) -> bool:
        """Whether there may be something to put right after these words."""
        return words in _TRIGGERS or len(words) > 1 or words > _FIRST_UNSPACED

    def after(self, words: str) -> None:
        """Something was typed, by a key or by an input method, and stands in the document."""
        if self.minds(words):
            self._put_right(words)

    def remember(self, node: NodeId, words: str) -> None:
        """These opening words were set apart in a paragraph by a command; where they are plain later, they stay so."""
        self._styled[node] = words

    def before_tab(self) -> bool:
        """Tab behind a label typed by hand makes the paragraph a numbered one; False where there is none."""
        return self._take_label("")

    def pasted(self, fragment: Fragment) -> None:
        """A single paragraph was pasted into an empty one: its label makes it a numbered one, as if it were typed."""
        bridge = self._bridge
        if not self._settings.type_numbers or not fragment.is_plain or len(fragment.blocks) != 1:
            return
        edit = typed_labels.numbered_alone(bridge.document, bridge.selection.head, fragment.blocks[0])
        if edit is not None:
            bridge.perform(lambda: edit)

    def _put_right(self, words: str) -> None:
        bridge, wanted = self._bridge, self._settings
        if not words.isprintable() or not bridge.selection.is_caret:
            return
        if words in _SPACES and self._take_label(words):
            return
        if wanted.type_openings:
            self._style_opening(words)
        edit = self.correction(bridge.selection.head, words)
        if edit is not None:
            bridge.perform(lambda: edit)

    def correction(self, place: Place, words: str) -> Edit | None:
        """What puts right the words that were typed up to the place: quotation marks, spaces, dashes; or None."""
        if not self.minds(words) or not words.isprintable():
            return None
        document, wanted = self._bridge.document, self._settings
        for is_wanted, correct in (
            (wanted.type_quotes, typing.quotes),
            (wanted.type_spaces, typing.spaces),
            (wanted.type_dashes, typing.dashes),
        ):
            if is_wanted and (edit := correct(document, place, words)) is not None:
                return edit
        return None

    def _style_opening(self, words: str) -> None:
        bridge = self._bridge
        here = bridge.selection.head
        if here.offset > openings.LONGEST:
            return
        made = typing.opening(bridge.document, here, words, self._styled.get(here.block, ""))
        if made is not None:
            edit, self._styled[here.block] = made
            bridge.perform(lambda: edit)

    def _take_label(self, words: str) -> bool:
        bridge, here = self._bridge, self._bridge.selection.head
        if (
            not self._settings.type_numbers
            or not bridge.selection.is_caret
            or here.offset > typed_labels.LONGEST
        ):
            return False
        label = typed_labels.label_at(bridge.document, Place(here.block, here.offset - len(words)))
        if not label or self._labels.get(here.block) == label:
            return False
        edit = typed_labels.numbered(bridge.document, here, words)
        if edit is None:
            return False
        self._labels[here.block] = label
        return bridge.perform(lambda: edit)
