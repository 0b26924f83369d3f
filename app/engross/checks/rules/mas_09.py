"""MAS-09: the line on a recorded vote counts the States that it lists."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Paragraph, Role
from engross.checks.rule import Example, ParagraphRule
from engross.model import masthead, sponsors, votes
from engross.model.votes import Stretch

_TITLES = {"inFavour": "in favour", "against": "against", "abstaining": "abstaining"}


def check(paragraph: Paragraph) -> Iterator[Slip]:
    """A count that is not that of its list; a State that stands twice. Silent where a name is not known as a State."""
    if paragraph.role is not Role.CLOSING or not paragraph.text.startswith("["):
        return
    stated = votes.stated(paragraph.text)
    counts = [stretch for stretch in stated if stretch[2].name == masthead.QUANTITY]
    sides = [side for side in stated[1:] if side[2].value in _TITLES]
    lists = [tuple(_names(paragraph, side, stated)) for side in sides]
    if len(lists) != len(counts) or not all(
        sponsors.state(name, "en") for names in lists for name, *_at in names
    ):
        return
    seen: set[str] = set()
    for (start, end, count), side, names in zip(counts, sides, lists, strict=True):
        if count.value != str(len(names)):
            message = f"The list of States {_TITLES[side[2].value]} has {len(names)} names."
            change = Retype(paragraph.id, start, end, str(len(names)))
            yield Slip(message, paragraph.id, start, end, (change,))
        for name, low, high in names:
            if name in seen:
                yield Slip(f"{name} is listed twice.", paragraph.id, low, high)
            seen.add(name)


def _names(paragraph: Paragraph, side: Stretch, stated: list[Stretch]) -> Iterator[tuple[str, int, int]]:
    """The States of one list, each with where it stands."""
    for low, high, field in stated:
        if field.name == masthead.STATES and side[0] <= low and high <= side[1]:
            words = paragraph.text[low:high].rstrip("]")
            for name in sponsors.read(words, paragraph.context.language).names:
                at = words.find(name)
                yield (name, low + at, low + at + len(name)) if at >= 0 else (name, low, low + len(words))


_LINE = (
    "CLOSE [Adopted by a recorded vote of {counts} abstentions. The voting was as follows:⏎In favour:⏎Chad, Cuba⏎"
    "Against:⏎{against}⏎Abstaining:⏎Norway, Peru]"
)
_TEXT = """
                TITLE Water
                ORG *The Human Rights Council*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
                """

RULE = ParagraphRule(
    id="MAS-09",
    title="The counts of a recorded vote are those of its lists",
    explanation=(
        "Below a text that the Human Rights Council adopted by a vote stand the counts and the States in favour, against "
        "and abstaining. Each count is that of its list, and each State stands in one list only."
    ),
    source="Practice: 285 official files of the Human Rights Council with votes",
    examples=(
        Example(
            organ="hrc",
            right=_TEXT + _LINE.format(counts="2 to 1, with 2", against="Fiji"),
            wrong=_TEXT + _LINE.format(counts="2 to 3, with 2", against="Fiji"),
        ),
    ),
    repair="ask",
    check=check,
)
