"""What there is to read about a citation, as HTML: its state, what it points to, what would be right."""

from __future__ import annotations

from datetime import date
from html import escape

from engross import resources
from engross.citations.citation import Citation, Kind, Status
from engross.i18n import _


def status_word(status: Status) -> str:
    """What people call the state of a citation."""
    words = {
        Status.VERIFIED: _("Verified"),
        Status.MISMATCH: _("Wrong"),
        Status.MALFORMED: _("Malformed"),
        Status.UNKNOWN: _("Not verified"),
    }
    return words[status]


def kind_word(kind: Kind) -> str:
    """What people call a kind of source."""
    words = {
        Kind.RESOLUTION: _("Resolution"),
        Kind.DECISION: _("Decision"),
        Kind.DOCUMENT: _("Document"),
        Kind.RECORDS: _("Official Records"),
        Kind.TREATY: _("Treaty"),
        Kind.PUBLICATION: _("Publication"),
        Kind.CHARTER: _("Charter"),
        Kind.IBID: _("Ibid."),
    }
    return words[kind]


def day(iso: str) -> str:
    """A date as the texts write it: "25 September 2015"; what is no whole date as it is."""
    try:
        known = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{known.day} {known:%B %Y}"


def organ_name(citation: Citation, language: str = "en") -> str:
    """The organ as people name it; the name as written for one that is not known, or ""."""
    names = resources.toml("styles/organs.toml").get(citation.organ, {}).get("names", {})
    return str(names.get(language) or names.get("en") or (citation.organ if " " in citation.organ else ""))


def of(citation: Citation, ink: dict[str, str]) -> str:
    """The page about a citation. ``ink`` gives colours by purpose."""
    colour = ink[COLOURS[citation.status]]
    state = f"<span style='color:{colour}'>{escape(status_word(citation.status))}</span>"
    rows = [f"<p style='margin-top:0'><b>{escape(citation.text)}</b><br/>{state}</p>"]
    if citation.detail and not citation.faults and not (citation.title and citation.title in citation.detail):
        rows.append(f"<p>{escape(citation.detail)}</p>")
    for fault in citation.faults:
        right = (
            f"<br/>{escape(_('Should read:'))} <b>{escape(fault.suggestion)}</b>" if fault.suggestion else ""
        )
        rows.append(f"<p>{escape(fault.message)}{right}</p>")
    if citation.status is Status.UNKNOWN and not citation.detail:
        rows.append(f"<p>{escape(_('Nothing that the program knows confirms or contradicts it.'))}</p>")
    facts = (
        (_("Kind"), kind_word(citation.kind)),
        (_("Organ"), organ_name(citation)),
        (_("Symbol"), citation.symbol),
        (_("Part"), citation.pinpoint),
        (_("Title"), citation.title),
        (_("Date as stated") if citation.faults and citation.date_stated else _("Date"), day(citation.date)),
    )
    cells = "".join(
        f"<tr><td style='color:{ink['muted']}; padding-right:12px'>{escape(name)}</td><td>{escape(value)}</td></tr>"
        for name, value in facts
        if value
    )
    rows.append(f"<table cellspacing='0' cellpadding='2' style='margin-top:4px'>{cells}</table>")
    if citation.address:
        address = escape(citation.address, quote=True)
        rows.append(f"<p><a style='color:{ink['link']}' href='{address}'>{address}</a></p>")
    return "".join(rows)


def tip(citation: Citation) -> str:
    """What is said when the mouse rests on a citation, as HTML."""
    head = citation.symbol or citation.text
    lines = [f"<b>{escape(head)}</b> · {escape(status_word(citation.status))}"]
    about = ", ".join(filter(None, (citation.title, day(citation.date))))
    lines.append(escape(about))
    lines.append(
        escape("" if about and citation.detail.startswith(citation.title or "\0") else citation.detail)
    )
    right = next((f.suggestion for f in citation.faults if f.suggestion), "")
    lines.append(f"{escape(_('Should read:'))} <b>{escape(right)}</b>" if right else "")
    lines.append(escape(citation.address))
    return "<br/>".join(filter(None, lines))


ICONS = {
    Status.VERIFIED: "verified",
    Status.MISMATCH: "mismatch",
    Status.MALFORMED: "warning",
    Status.UNKNOWN: "unknown",
}
COLOURS = {
    Status.VERIFIED: "insertion",
    Status.MISMATCH: "error",
    Status.MALFORMED: "warning",
    Status.UNKNOWN: "muted",
}
"""The purpose of each state's colour; the word always stands with it."""
