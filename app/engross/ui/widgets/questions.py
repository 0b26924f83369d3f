"""Rows that ask for what is known of a new text: a title and a line each, with an example of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFormLayout, QLayout, QLineEdit, QWidget


class Questions(QFormLayout):
    """A form of questions, above which other rows may stand."""

    def __init__(self, home: QWidget) -> None:
        super().__init__()
        self._home = home
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields: dict[str, QLineEdit] = {}
        """The lines to type in, by the names of what is asked for."""

    def add(self, title: str, field: QWidget, row: QLayout | None = None) -> None:
        """A row of another kind, with a field or with one in a row of several things."""
        field.setAccessibleName(title)
        if row is None:
            self.addRow(title, field)
        else:
            self.addRow(title, row)

    def ask(self, titles: Mapping[str, str]) -> None:
        """Ask for these from now on; answers given to the same questions before stay."""
        given = self.answers
        for field in self.fields.values():
            self.removeRow(field)
        self.fields = {name: QLineEdit(given.get(name, ""), self._home) for name in titles}
        for name, field in self.fields.items():
            self.add(titles[name], field)
            field.show()  # a layout shows what is added later only when events are next looked at

    def show_examples(self, example: Callable[[str], str]) -> None:
        """Show what an answer to each question looks like while there is none."""
        for name, field in self.fields.items():
            field.setPlaceholderText(example(name))

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by the names of the questions."""
        return {name: field.text() for name, field in self.fields.items()}
