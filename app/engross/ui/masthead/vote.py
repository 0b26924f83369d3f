"""The field of the masthead form that asks how a text was adopted: without a vote, or by which vote of whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from engross.i18n import _
from engross.model import sponsors, votes
from engross.model.nodes import Vote
from engross.ui.masthead.fields import Field, LastName, Line
from engross.ui.masthead.form import Entry
from engross.ui.theme import Theme


class VoteField(Field):
    """What can be chosen, and for a recorded vote the States on each side with their count."""

    voted = Signal(object)
    """A `Vote`, or None where none is stated any more."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(entry, theme, parent)
        self.line.hide()
        self.outcome = QComboBox(self)
        self.outcome.setAccessibleName(entry.title)
        for title, value in (
            (_("Not stated"), ""),
            (_("Without a vote"), votes.WITHOUT),
            (_("Recorded vote"), votes.RECORDED),
        ):
            self.outcome.addItem(title, value)
        self.outcome.activated.connect(self._on_changed)
        self._column.insertWidget(0, self.outcome)
        self.setFocusProxy(self.outcome)
        self.sides: dict[str, Line] = {}
        """The lines to type States in, by the fields of `Vote`."""
        self._counts: dict[str, QLabel] = {}
        self._names: dict[str, LastName] = {}
        for number, (side, title) in enumerate(_sides().items()):
            self._add_side(side, title, 1 + 2 * number)
        self._vote = Vote("")
        self._speak("en")
        self._show_sides()

    def _add_side(self, side: str, title: str, at: int) -> None:
        line = self.sides[side] = Line(title, self)
        line.setPlaceholderText(_("States, parted by commas"))
        names = self._names[side] = LastName(line)
        line.setCompleter(names)
        line.editingFinished.connect(self._on_changed)
        count = self._counts[side] = QLabel(title, self)
        count.setProperty("class", "quiet")
        count.setBuddy(line)
        self._column.insertWidget(at, count)
        self._column.insertWidget(at + 1, line)

    def _speak(self, language: str) -> None:
        """Complete names of the language from now on."""
        self._language = language
        for names in self._names.values():
            names.speak(language)

    def _show_sides(self) -> None:
        is_recorded = self.outcome.currentData() == votes.RECORDED
        for side, title in _sides().items():
            self.sides[side].setVisible(is_recorded)
            self._counts[side].setVisible(is_recorded)
            self._counts[side].setText(f"{title} ({len(getattr(self._vote, side))})")

    def show_vote(self, vote: Vote | None, remark: str, language: str) -> None:
        """Show the vote that the text states, in list form; what is being typed stays."""
        if language != self._language:
            self._speak(language)
        self._vote = votes.tidy(vote, language) if vote else Vote("")
        at = self.outcome.findData(self._vote.outcome)
        if at < 0:  # the words of a record that this form does not know
            self.outcome.addItem(self._vote.outcome, self._vote.outcome)
            at = self.outcome.count() - 1
        self.outcome.setCurrentIndex(at)
        for side, line in self.sides.items():
            line.show_stated(votes.listed(getattr(self._vote, side), language))
        self._show_sides()
        self._say(remark)

    def _on_changed(self) -> None:
        typed = {side: sponsors.read(line.text(), self._language).names for side, line in self.sides.items()}
        outcome = self.outcome.currentData()
        is_recorded = outcome == votes.RECORDED
        said = votes.tidy(Vote(outcome, **typed), self._language) if is_recorded else Vote(outcome)
        if said != self._vote:
            self.voted.emit(said if outcome else None)


def _sides() -> dict[str, str]:
    """The lists of a recorded vote, with their titles."""
    return {"in_favour": _("In favour"), "against": _("Against"), "abstaining": _("Abstaining")}
