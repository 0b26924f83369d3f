"""Texts as rules see them: a resolution with its paragraphs in order, a footnote with its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from engross.checks.paragraph import Paragraph, Role
from engross.model.inlines import Footnote
from engross.model.outline import Scope


@dataclass(slots=True)
class Act:
    """One resolution: its organ line and its paragraphs in order.

    Filled while the facts are worked out, then left alone.
    """

    scope: Scope
    quoted: int
    is_final: bool
    titles: list[Paragraph] = field(default_factory=list)
    organ: Paragraph | None = None
    row: list[Paragraph] = field(default_factory=list)
    """Everything between the organ line and the closing lines or annexes."""

    def of_role(self, *roles: Role) -> list[Paragraph]:
        """The paragraphs of some roles, in order."""
        return [p for p in self.row if p.role in roles]

    @property
    def is_whole(self) -> bool:
        """Whether the text begins with its organ line; an excerpt from the middle does not."""
        return self.organ is not None

    @property
    def has_sections(self) -> bool:
        """Whether parts of the text have preambles or numbers of their own (NUM-09)."""
        seen = False
        for paragraph in self.row:
            seen = seen or paragraph.role is Role.OPERATIVE
            if seen and paragraph.role is Role.PREAMBULAR:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: where its indicator stands, and its paragraphs."""

    holder: Paragraph
    offset: int
    footnote: Footnote
    paragraphs: tuple[Paragraph, ...]
    scope: Scope
