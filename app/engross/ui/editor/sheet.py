"""How lines look: from the shapes and styles of the document to Qt's formats, at a zoom and in a theme.

Every character format carries a number (`LOOK`) that names the style, link, data and marks of its run, so that
what stands on the screen can be read back exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from engross.model import references
from engross.model.inlines import Field, Footnote, Style, Text
from engross.model.review import NO_MARKS, BlockMarks, ChangeId, Marks
from engross.ui.editor.lines import Above, Line, Shape, shape_before
from engross.ui.editor.measures import Measures
from engross.ui.theme import Theme

LOOK = QTextFormat.Property.UserProperty.value + 1
NOTE = QTextFormat.Property.UserProperty.value + 2
HIDDEN = QTextFormat.Property.UserProperty.value + 3
"""Set on what takes no room in the line and is not seen."""
MARKER = QTextFormat.ObjectTypes.UserObject.value + 1

AUTHORS = 6
"""Colours for authors in the themes; a seventh gets the first again."""


class Shows(Enum):
    """What is seen of tracked changes."""

    MARKS = "marks"
    """What came underlined, what went struck through."""
    MARGIN = "margin"
    """The final text, with a bar beside what changed."""
    FINAL = "final"
    ORIGINAL = "original"


_Look = tuple[Style, str, tuple[Field, ...], Marks]


class Looks:
    """Numbers for the looks that runs have; 0 is plain text. A number keeps its meaning while the program runs."""

    def __init__(self) -> None:
        self._looks: list[_Look] = [(Style.PLAIN, "", (), NO_MARKS)]
        self._numbers: dict[_Look, int] = {self._looks[0]: 0}

    def number(self, run: Text) -> int:
        """The number of the run's look."""
        look = (run.style, run.link, run.fields, run.marks)
        known = self._numbers.get(look)
        if known is None:
            known = self._numbers[look] = len(self._looks)
            self._looks.append(look)
        return known

    def run(self, number: int, words: str) -> Text:
        """A run of this look; an unknown number is plain."""
        return Text(words, *(self._looks[number] if 0 <= number < len(self._looks) else self._looks[0]))


LOOKS = Looks()
"""One table for all pages, so that a format pasted from one into another keeps its meaning."""


class Sheet(Measures):
    """Formats of one page, with its measures: in a theme, and showing more or less of tracked changes."""

    def __init__(self, theme: Theme, zoom: float, language: str, dots_per_inch: float = 96.0) -> None:
        super().__init__(zoom, language, dots_per_inch)
        self.theme = theme
        self.author_of: Callable[[ChangeId], int] = lambda _change: 0
        """Which author, counted from 0, made a change; each has a colour."""
        self.is_move: Callable[[ChangeId], bool] = lambda _change: False
        """Whether a change is a move; moves are drawn otherwise than words that come and go."""
        self.shows = Shows.MARKS
        self._block_formats: dict[Shape, QTextBlockFormat] = {}
        self._char_formats: dict[tuple[str, int], QTextCharFormat] = {}

    def in_language(self, language: str) -> Sheet:
        """The same sheet for a text in another language."""
        return self._taking_after(Sheet(self.theme, self.zoom, language, self.dots_per_inch))

    def at(self, theme: Theme, zoom: float) -> Sheet:
        """The same sheet in another theme and zoom."""
        return self._taking_after(Sheet(theme, zoom, self.language, self.dots_per_inch))

    def showing(self, shows: Shows) -> Sheet:
        """The same sheet with more or less of tracked changes."""
        made = self.at(self.theme, self.zoom)
        made.shows = shows
        return made

    def _taking_after(self, made: Sheet) -> Sheet:
        made.author_of, made.is_move, made.shows = self.author_of, self.is_move, self.shows
        return made

    def block_format(self, shape: Shape) -> QTextBlockFormat:
        """Margins, alignment and direction of a line."""
        known = self._block_formats.get(shape)
        if known is None:
            known = self._block_formats[shape] = self._make_block_format(shape)
        return known

    def shape_of(self, line: Line) -> Shape:
        """How a line is set in what is seen: in the original as what its paragraph was."""
        return shape_before(line) if self.shows is Shows.ORIGINAL else line.shape

    def line_format(self, line: Line) -> QTextBlockFormat:
        """Margins, alignment and direction of a line; one that is hidden has no height of its own.

        Below one whose end is not in what is seen there is no space: its words go on.
        """
        if self.hides_line(line):
            return self._hidden_line(line.shape)
        made = self.block_format(self.shape_of(line))
        if self.hides_end(line):
            made = QTextBlockFormat(made)
            made.setBottomMargin(0)
        return made

    def hides(self, marks: Marks | BlockMarks) -> bool:
        """Whether what carries these marks is not seen: deleted in the final text, inserted in the original."""
        if self.shows is Shows.MARKS:
            return False
        return bool(marks.inserted if self.shows is Shows.ORIGINAL else marks.deleted)

    def hides_line(self, line: Line) -> bool:
        """Whether nothing of a line is seen. A table keeps its lines."""
        block = line.block
        if self.shows is Shows.MARKS or block is None or line.grid is not None:
            return False
        if self.hides(line.note_marks):
            return True
        return self.hides(block.marks) and all(self.hides(inline.marks) for inline in block.inlines)

    def hides_end(self, line: Line) -> bool:
        """Whether the end of a line's paragraph is not seen: it is one with another then. A table keeps its lines."""
        return line.block is not None and line.grid is None and self.hides(line.block.marks)

    def _make_block_format(self, shape: Shape) -> QTextBlockFormat:
        role = self.role(shape.role)
        made = QTextBlockFormat()
        # the height first and nothing that is naught: Qt looks for it through all that was set, at every line below
        # the one that is typed in
        made.setLineHeight(self.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        start, end = self.inset(shape), self.far_inset(shape)
        rtl = self.is_right_to_left
        for length, put in (
            (end if rtl else start, made.setLeftMargin),
            (start if rtl else end, made.setRightMargin),
            (self.above(shape), made.setTopMargin),
            (self.px(role.below), made.setBottomMargin),
            (self.indent(shape), made.setTextIndent),
        ):
            if length:
                put(length)
        runs_rtl = rtl and not shape.is_turned
        made.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if runs_rtl else Qt.LayoutDirection.LeftToRight
        )
        made.setAlignment(self.alignment(role))
        return made

    def _hidden_line(self, shape: Shape) -> QTextBlockFormat:
        """What sets the lines from here on off from those before stays in sight."""
        made = QTextBlockFormat()
        made.setLineHeight(0.01, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if shape.above is not Above.NOTHING:
            made.setTopMargin(self.above(shape))
        return made

    def char_format(self, role_name: str, look: int) -> QTextCharFormat:
        """Type and colour of a run in a line of this role."""
        key = (role_name, look)
        known = self._char_formats.get(key)
        if known is None:
            known = self._char_formats[key] = self._make_char_format(role_name, look)
        return known

    def _make_char_format(self, role_name: str, look: int) -> QTextCharFormat:
        role = self.role(role_name)
        run = LOOKS.run(look, "")
        style, link, marks = run.style, run.link, run.marks
        if self.hides(marks):
            return self.hidden_format(look)
        if self.shows is Shows.ORIGINAL and marks.restyled:
            style, link = marks.restyled.style, marks.restyled.link
        made = QTextCharFormat()
        font = self.font(role_name)
        font.setBold(role.bold or bool(style & Style.BOLD))
        font.setItalic(role.italic or bool(style & Style.ITALIC))
        font.setUnderline(bool(style & Style.UNDERLINE))
        if role.caps or style & Style.SMALL_CAPS:
            font.setCapitalization(QFont.Capitalization.SmallCaps)
        made.setFont(font)
        is_live = references.target(link) is not None
        made.setForeground(self.theme.colour("link" if link and not is_live else role.ink))
        if is_live:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(self.theme.colour("link"))
        self._show_marks(made, marks)
        if style & Style.SUPERSCRIPT:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif style & Style.SUBSCRIPT:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        made.setProperty(LOOK, look)
        return made

    def hidden_format(self, look: int) -> QTextCharFormat:
        """Words that stay in the line and take no room: a text widget cannot leave them out."""
        made = QTextCharFormat()
        font = QFont()
        font.setPixelSize(1)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 1)
        made.setFont(font)
        made.setForeground(QColor(0, 0, 0, 0))
        made.setProperty(LOOK, look)
        made.setProperty(HIDDEN, True)
        return made

    def _show_marks(self, made: QTextCharFormat, marks: Marks) -> None:
        """Insertions underlined, deletions struck through, each in the colour of its author; comments on a tint."""
        if marks is NO_MARKS:
            return
        if marks.comments:
            made.setBackground(self.theme.colour("comment"))
        if self.shows is not Shows.MARKS:
            return
        change = marks.deleted or marks.inserted or (marks.restyled.by if marks.restyled else 0)
        if not change:
            return
        colour = self.author_colour(change)
        if marks.inserted or marks.deleted:
            made.setForeground(colour)
        if marks.deleted:
            made.setFontStrikeOut(True)
        if marks.inserted or not marks.deleted:
            styles = QTextCharFormat.UnderlineStyle
            made.setUnderlineStyle(styles.SingleUnderline if marks.inserted else styles.DashUnderline)
            made.setUnderlineColor(self.author_colour(marks.inserted or change))
        if self.is_move(marks.deleted) or self.is_move(marks.inserted):
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(colour)

    def author_colour(self, change: ChangeId) -> QColor:
        """The colour of whoever made a change."""
        return self.theme.colour(f"author_{self.author_of(change) % AUTHORS + 1}")

    def marker_format(self, role_name: str, look: int, note: Footnote) -> QTextCharFormat:
        """The format of a footnote indicator: that of the run it follows, and what makes it an object."""
        made = QTextCharFormat(self.char_format(role_name, look))
        made.setObjectType(MARKER)
        made.setProperty(NOTE, note.id)
        if self.hides(note.marks):
            made.setProperty(HIDDEN, True)
        return made
