"""The mark that should end each paragraph of a resolution (PUN-01 to PUN-05)."""

from __future__ import annotations

from engross.checks.act import Act
from engross.checks.marks import Marks
from engross.checks.paragraph import Context, Paragraph, Role, shared_context


class Due:
    """Goes through the paragraphs of one act in order."""

    def __init__(self, act: Act, known: Marks, *, introduces_draft: bool) -> None:
        self.row = act.row
        self.introduces_draft = introduces_draft
        self.marks = known
        self.last = max((i for i, p in enumerate(act.row) if p.role is Role.OPERATIVE), default=-1)
        self.ends_freely = act.has_sections
        self.is_preamble = True

    def context(self, index: int, paragraph: Paragraph) -> Context:
        """The paragraph's context with what is due. To be asked in order."""
        context = paragraph.context
        if paragraph.role not in (Role.PREAMBULAR, Role.OPERATIVE, Role.ITEM, Role.WORDS):
            return context
        if paragraph.role in (Role.PREAMBULAR, Role.OPERATIVE):
            self.is_preamble = paragraph.role is Role.PREAMBULAR
        is_last = index >= self.last >= 0 and not self.is_preamble
        is_intro = self._has_list(index)
        return shared_context(
            context.role,
            context.language,
            context.organ,
            self.marks.colon if is_intro else self._due(index, is_last=is_last),
            is_intro=is_intro,
            in_preamble=self.is_preamble,
            is_last=is_last,
            is_final=context.is_final,
        )

    def _has_list(self, index: int) -> bool:
        follower = self._after(index)
        return (
            follower is not None
            and follower.role is Role.ITEM
            and follower.block.level > self.row[index].block.level
        )

    def _after(self, index: int) -> Paragraph | None:
        return self.row[index + 1] if index + 1 < len(self.row) else None

    def _due(self, index: int, *, is_last: bool) -> str:
        follower = self._after(index)
        if follower is not None and follower.role in (Role.ITEM, Role.WORDS):
            return ""
        if follower is not None and follower.role in (Role.ADOPTED, Role.OTHER):
            return ""
        if is_last and self.introduces_draft:
            return self.marks.colon
        if self.is_preamble:
            return self.marks.comma
        if is_last:
            return self.marks.stop
        return "" if self._closes_section(index) else self.marks.semicolon

    def _closes_section(self, index: int) -> bool:
        """Before a section with a preamble of its own, the sentence may end."""
        follower = self._after(index)
        return self.ends_freely and follower is not None and follower.role is not Role.OPERATIVE
