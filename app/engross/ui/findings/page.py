"""What there is to read about a finding, as HTML: the rule, its reason and source, a right and a wrong example."""

from __future__ import annotations

import re
from html import escape
from inspect import cleandoc

from engross.checks.finding import Finding, Severity
from engross.checks.fix import Append, Drop, Fix, Renumber, Retype, Shift
from engross.checks.rule import Example, Rule
from engross.i18n import _
from engross.model import plain, walk
from engross.model.inlines import Style
from engross.model.nodes import Document

LABELS = {"TITLE": "", "ORG": "", "PP": ""}
"""Words that begin a line of an example and are not shown."""
_EXCERPT = 40
"""Characters shown at each side of a change."""


def severity_word(severity: Severity) -> str:
    """What people call a severity."""
    words = {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.HINT: _("Hint"),
    }
    return words[severity]


def of(finding: Finding, rule: Rule | None, document: Document, ink: dict[str, str]) -> str:
    """The page about a finding. ``ink`` gives colours by purpose (``muted``, ``insertion``, ``deletion``)."""
    rows = [f"<p style='margin-top:0'><b>{escape(finding.message)}</b></p>"]
    if finding.fix is not None:
        change = change_shown(document, finding.fix, ink)
        if change:
            rows.append(f"<p>{escape(_('Would become:'))} {change}</p>")
    if rule is not None:
        rows.append(f"<p>{escape(rule.title)}. {escape(rule.explanation)}</p>")
        if rule.examples:
            rows.append(_example(rule.examples[0], ink))
        rows.append(f"<p style='color:{ink['muted']}'>{escape(finding.rule)} · {escape(rule.source)}</p>")
    return "".join(rows)


def _example(example: Example, ink: dict[str, str]) -> str:
    right, wrong = cleandoc(example.right).splitlines(), cleandoc(example.wrong).splitlines()
    if len(right) == len(wrong):
        pairs = [(r, w) for r, w in zip(right, wrong, strict=True) if r != w] or [(right[0], wrong[0])]
        right, wrong = [r for r, _w in pairs], [w for _r, w in pairs]
    return "".join(
        f"<p><span style='color:{ink[colour]}'>{mark} {escape(word)}</span><br/>"
        f"{'<br/>'.join(map(notation, lines))}</p>"
        for mark, word, colour, lines in (
            ("✓", _("Right"), "insertion", right),
            ("✗", _("Wrong"), "deletion", wrong),
        )
    )


def notation(line: str) -> str:
    """A line in the notation of examples as HTML: italics, bold, footnotes in small brackets."""
    head, _space, rest = line.partition(" ")
    words = escape(rest if head in LABELS else line)
    words = re.sub(r"\[\^([^\]]*)\]", r"<small> [\1]</small>", words)
    words = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", words)
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", words)


def change_shown(document: Document, fix: Fix, ink: dict[str, str]) -> str:
    """The first change of a fix in its surroundings, as HTML; "" where there is nothing to show in words."""
    change = fix.changes[0]
    if change.block not in walk.spots(document):
        return ""
    text = plain.text(walk.block_of(document, change.block))
    before, old, after = text[: change.start], text[change.start : change.end], text[change.end :]
    if isinstance(change, Append):
        return f"<i>{escape(change.opening)}</i>{escape(change.rest)}"
    if isinstance(change, Drop):
        return _struck(text, ink)
    if isinstance(change, Renumber | Shift):
        return ""
    if isinstance(change, Retype):
        shown = f"{_struck(old, ink)}{_new(change.text, ink)}"
    else:
        shown = _styled(old, change.style, on=change.on)
    return f"{_cut(before, at_start=True)}{shown}{_cut(after, at_start=False)}"


def _struck(words: str, ink: dict[str, str]) -> str:
    return f"<s style='color:{ink['deletion']}'>{escape(words)}</s>" if words else ""


def _new(words: str, ink: dict[str, str]) -> str:
    shown = escape(words).replace(" ", "&nbsp;")
    return f"<span style='color:{ink['insertion']}'><u>{shown}</u></span>" if words else ""


def _styled(words: str, style: Style, *, on: bool) -> str:
    shown = escape(words)
    if not on:
        return f"<u>{shown}</u>"
    return f"<i>{shown}</i>" if style & Style.ITALIC else f"<b>{shown}</b>"


def _cut(words: str, *, at_start: bool) -> str:
    shown = words.replace("\ufffc", "")
    if len(shown) <= _EXCERPT:
        return escape(shown)
    if at_start:
        return escape(f"… {shown[-_EXCERPT:].partition(' ')[2] or shown[-_EXCERPT:]}")
    return escape(f"{shown[:_EXCERPT].rpartition(' ')[0] or shown[:_EXCERPT]} …")
