"""The dialog that begins a new resolution: a form or a template of the user's, its language, what is known already."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engross.errors import AppError
from engross.i18n import _
from engross.model import masthead, sponsors
from engross.model.nodes import Document
from engross.ui import dialogs
from engross.ui.masthead import form, reading
from engross.ui.masthead.fields import LastName
from engross.ui.widgets.questions import Questions
from engross.workspace import templates
from engross.workspace.templates import Choice, OwnTemplate, Template

_STATES = (masthead.SPONSORS, "signatories")
"""Questions that are answered by names of States."""
_CHOSEN = Qt.ItemDataRole.UserRole


class NewDialog(QDialog):
    """Shows the templates, first what was chosen ``last``.

    ``begin`` gets the new document, and what was chosen for it; None for a template of the user's.
    """

    def __init__(
        self, begin: Callable[[Document, Choice | None], object], last: Choice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("new")
        self.setWindowTitle(_("New from Template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 520)
        self._begin = begin
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Templates"))
        self.list.setMinimumWidth(330)
        self.language = QComboBox(self)
        self.organ = QComboBox(self)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setProperty("class", "quiet")
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self.questions = Questions(self)
        self.questions.add(_("Language"), self.language)
        self.questions.add(_("Organ"), self.organ)
        names = form.language_names()
        for code in templates.LANGUAGES:
            self.language.addItem(names[code], code)
        self._fill()
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.language.currentIndexChanged.connect(self._show_examples)
        self._choose(last)
        self.list.setFocus()

    def _choose(self, last: Choice) -> None:
        """What was chosen last is chosen again."""
        every = [self.list.item(row).data(_CHOSEN) for row in range(self.list.count())]
        names = [one.name if isinstance(one, Template) else "" for one in every]
        self.list.setCurrentRow(names.index(last.form))
        self.language.setCurrentIndex(self.language.findData(last.language))
        if last.organ:
            self.organ.setCurrentIndex(self.organ.findData(last.organ))

    def _fill(self) -> None:
        for offered in _offered():
            is_own = isinstance(offered, OwnTemplate)
            title = _("Yours: {name}").format(name=offered.title) if is_own else _(offered.title)
            item = QListWidgetItem(title)
            item.setData(_CHOSEN, offered)
            self.list.addItem(item)

    def _lay_out(self) -> None:
        self._buttons = dialogs.buttons(self, _("Begin"))
        right = QVBoxLayout()
        right.addWidget(self._about)
        right.addSpacing(8)
        right.addLayout(self.questions)
        right.addSpacing(8)
        right.addStretch()
        right.addWidget(self._problem)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addSpacing(12)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(middle, 1)
        column.addWidget(self._buttons)

    @property
    def chosen(self) -> Template | OwnTemplate:
        """The template chosen in the list."""
        found = self.list.currentItem().data(_CHOSEN)
        assert isinstance(found, (Template, OwnTemplate))
        return found

    def _show_chosen(self) -> None:
        """Ask for what this template needs; answers given to another one stay."""
        chosen = self.chosen
        organs = chosen.organs if isinstance(chosen, Template) else ()
        self._problem.clear()
        self.questions.setRowVisible(self.language, bool(organs))
        self.questions.setRowVisible(self.organ, len(organs) > 1)
        if isinstance(chosen, OwnTemplate):
            self._about.setText(_("A document that you kept as a template."))
            self.questions.ask({})
            return
        self._about.setText(_(chosen.about))
        self._fill_organs(chosen)
        titles = templates.words()["ask"]
        self.questions.ask({asked: _(titles[asked]["title"]) for asked in chosen.asks})
        self._order_focus()
        self._show_examples()

    def _order_focus(self) -> None:
        """Tab goes down the form before it comes to the buttons, though its fields were made after them."""
        fields, buttons = self.questions.fields.values(), self._buttons.buttons()
        row = [self.list, self.language, self.organ, *fields, *buttons]
        for before, after in pairwise(row):
            QWidget.setTabOrder(before, after)

    def _fill_organs(self, chosen: Template) -> None:
        self.organ.clear()
        names = form.organs()
        for organ in chosen.organs:
            self.organ.addItem(names[organ], organ)

    def _show_examples(self) -> None:
        chosen, language = self.chosen, self.language.currentData()
        if isinstance(chosen, Template):
            self.questions.show_examples(lambda asked: chosen.example(asked, language))
            for asked in _STATES:
                if asked in self.questions.fields:
                    self._complete(self.questions.fields[asked], language)

    @staticmethod
    def _complete(line: QLineEdit, language: str) -> None:
        """Names of States are completed in the language of the text."""
        names = line.completer()
        if not isinstance(names, LastName):
            names = LastName(line)
            line.setCompleter(names)
        names.speak(language)

    def document(self) -> Document:
        """The new document as it is asked for; raises FormatError for a template that cannot be read."""
        chosen = self.chosen
        if isinstance(chosen, OwnTemplate):
            return templates.from_own(chosen)
        language = self.language.currentData()
        said = {name: _written(name, words, language) for name, words in self.questions.answers.items()}
        return templates.document(chosen.name, language, said, self._organ)

    @property
    def _organ(self) -> str:
        """The organ chosen among several; "" where the form serves one."""
        chosen = self.chosen
        is_asked = isinstance(chosen, Template) and len(chosen.organs) > 1
        return str(self.organ.currentData()) if is_asked else ""

    def accept(self) -> None:
        try:
            made = self.document()
        except AppError as error:
            self._problem.setText(str(error))
            return
        choice = None
        if isinstance(self.chosen, Template):
            choice = Choice(self.chosen.name, self.language.currentData(), self._organ)
        super().accept()
        self._begin(made, choice)


def _written(asked: str, words: str, language: str) -> str:
    """An answer as the first page says it: "90" is the ninetieth session, 2035-12-18 a date in words, and States are
    joined as the language joins them.
    """
    if asked in _STATES:
        return sponsors.said(sponsors.read(words, language), language)
    is_read = asked in (masthead.SESSION, *masthead.DATES)
    return reading.read(asked, words, None, language).text if is_read else words


def _offered() -> list[Template | OwnTemplate]:
    """The user's own templates first."""
    return [*templates.own(), *templates.every()]
