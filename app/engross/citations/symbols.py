"""Numbers of resolutions and document symbols as values: read from text, brought to one spelling, made addresses.

Sources: the editing rules' sections on references (REF-05 to REF-08) and document symbols (SYM-01 to SYM-06).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
SPACE = " \u00a0\u202f"
DASH = r"\-\u2010\u2011\u2012\u2013\u2212"
"""Every hyphen and dash, for use inside a pattern's square brackets."""
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–−", "-") | dict.fromkeys(SPACE, " "))


def roman(digits: str) -> int:
    """The value of a roman numeral; 0 where it is none."""
    values = [ROMAN_DIGITS.get(digit, 0) for digit in digits.upper()]
    if not values or 0 in values:
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a resolution or decision as it is cited.

    ``form`` is one of "session" (76/188), "special" (S-30/1), "emergency" (ES-10/14), "roman" (217 A (III)),
    "old-special" (2252 (ES-V)), "year" (2021/24), "bracketed" (1325 (2000)), "party" (1/CP.21), "roman-first" (VII/28),
    "bare" (1325).
    ``session`` is the session or year without brackets; ``letters`` are those of a composite resolution, as written.
    """

    form: str
    item: int
    session: str = ""
    letters: str = ""
    is_sound: bool = True
    """Spaces stand where they should (REF-05, REF-06)."""

    @property
    def session_number(self) -> int:
        """The session or year as a number; of roman numerals and special sessions too."""
        bare = self.session.removeprefix("ES-").removeprefix("S-").rsplit(".")[-1]
        return int(bare) if bare.isdigit() else roman(bare)

    @property
    def canonical(self) -> str:
        """The number inside a canonical symbol: "76/188", "217(III)", "1325(2000)"."""
        match self.form:
            case "roman" | "old-special" | "bracketed":
                return f"{self.item}({self.session})"
            case "party":
                return f"{self.item}/{self.session}"
            case "bare":
                return str(self.item)
            case _:
                return f"{self.session}/{self.item}"

    @property
    def cited(self) -> str:
        """The number as it should be printed, with its letters."""
        letters = f" {self.letters}" if self.letters else ""
        match self.form:
            case "roman" | "old-special" | "bracketed":
                return f"{self.item}{letters} ({self.session})"
            case _:
                return self.canonical + letters


_S = f"[{SPACE}]"
_D = f"[{DASH}]"
_MORE = rf"(?:(?:,{_S}[A-Z](?!\w))*(?:{_S}(?:and|to){_S}|{_S}?[–‑-]{_S}?)[A-Z](?!\w))?"
_TAIL = rf"(?:{_S}?(?:[A-Z]|AA|BB)(?!\w){_MORE})"
NUMBER = re.compile(
    rf"""(?<![\w/.]) (?<![\w)]{_D})
    (?:
      (?P<special>E?S{_D}\d{{1,2}})/(?P<sitem>\d{{1,3}})(?P<sletters>{_TAIL})?
    | (?P<pitem>\d{{1,3}})/(?P<party>(?:CP|CMP|CMA|COP)\.\d{{1,2}})
    | (?P<session>\d{{1,4}})/(?P<item>\d{{1,4}})(?![\d/]|\.\d)(?P<letters>{_TAIL})?
    | (?P<ritem>\d{{1,4}})(?P<gap1>{_S}*)(?:(?P<rletters>[A-Z]{_MORE})(?P<gap2>{_S}*))?
        \({_S}?(?P<rsession>(?:E?S{_D})?[IVXL]+){_S}?\)
    | (?P<bitem>\d{{1,4}})(?P<gap3>{_S}*)\({_S}?(?P<byear>\d{{4}}){_S}?\)
    | (?P<rfirst>[IVX]+)/(?P<rfitem>\d{{1,2}})
    )(?![\w/]|{_D}\w)""",
    re.VERBOSE,
)
"""Every form of a number in running text but the bare one. What it means depends on the words around it."""


def number_of(found: re.Match[str]) -> Number:
    """The value of a match of `NUMBER`."""
    part = found.groupdict()
    if part["special"]:
        session = part["special"].translate(HYPHENS)
        form = "emergency" if session.startswith("E") else "special"
        return Number(
            form, int(part["sitem"]), session, _letters(part["sletters"]), _spaced(part["sletters"])
        )
    if part["party"]:
        return Number("party", int(part["pitem"]), part["party"])
    if part["session"]:
        form = "year" if len(part["session"]) == 4 else "session"
        return Number(
            form, int(part["item"]), part["session"], _letters(part["letters"]), _spaced(part["letters"])
        )
    if part["rsession"]:
        session = part["rsession"].translate(HYPHENS)
        is_sound = bool(part["gap1"]) and (not part["rletters"] or bool(part["gap2"]))
        form = "old-special" if "S-" in session else "roman"
        return Number(form, int(part["ritem"]), session, _letters(part["rletters"]), is_sound)
    if part["byear"]:
        return Number("bracketed", int(part["bitem"]), part["byear"], "", bool(part["gap3"]))
    return Number("roman-first", int(part["rfitem"]), part["rfirst"])


def _letters(written: str | None) -> str:
    return (written or "").translate(HYPHENS).strip()


def _spaced(written: str | None) -> bool:
    return not written or written[0] in SPACE


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol. ``text`` is as it should be printed; ``halves`` are those of a joint symbol, or itself."""

    text: str
    halves: tuple[str, ...]
    is_sound: bool = True

    @property
    def number(self) -> tuple[str, Number] | None:
        """What a resolution's or decision's symbol says: the series before its number, and the number."""
        found = _ACT.fullmatch(self.halves[0])
        if not found:
            return None
        inner = NUMBER.fullmatch(found["number"])
        return (found["series"], number_of(inner)) if inner else None


_ACT = re.compile(r"(?P<series>.+/(?:RES|DEC))/(?P<number>.+)")
_LOOSE = re.compile(rf"{_S}+(?=[/.])|(?<=/){_S}+|(?<=(?:Add|Rev)\.){_S}+|(?<=Corr\.){_S}+|(?<=Amend\.){_S}+")
_SUFFIX = re.compile(rf"(?<=/)(Add|Corr|Rev|Amend|CN|CONF|PV|SR|CRP|WP|WG|SC|AC|C|L|Sub){_S}?(?=\d)")
_RES = re.compile(r"(?<=^[AES])/(?:Res|res)/")
_JOINT = re.compile(rf"{_D}(?=(?:A|E|S|ST|TD|CAT|CERD|HSP|UNEP|GC|ISBA|DP|CTOC|CAC)[/.(])")


@cache
def symbol_of(written: str) -> Symbol:
    """A symbol as written in one spelling: hyphens, full stops after L, Rev, Add …, no stray spaces (SYM-03)."""
    plain = _NBSP.sub(" ", written)
    if not _OURS.match(plain):
        return Symbol(plain, (plain,))
    text = _LOOSE.sub("", plain)
    text = _SUFFIX.sub(r"\1.", _RES.sub("/RES/", text))
    is_sound = text == plain
    text = re.sub(r"(?<=\d) *\((?=Part|Vol|Sect|Intro|Fore|Plan|Income|Supp|19|20)", " (", text)
    halves = tuple(_JOINT.split(text))
    return Symbol("-".join(halves), halves, is_sound)


HEADS = (
    "A|ACC|APLC|BWC|CAC|CAT|CBD|CCM|CCPR|CCW|CD|CEB|CED|CEDAW|CERD|CLCS|CMW|CRC|CRPD|CTOC|DP|E|ECE|ESCAP|FCCC|HRI|HS|HSP|"
    "ICCD|IDB|ISBA|JIU|LC|NPT|PBC|S|SPLOS|ST|T|TD|TPNW|UNEP|UNW|WFP"
)
"""How symbols of the United Nations begin (SYM-01), for use in a pattern."""
_OURS = re.compile(rf"(?:{HEADS})[/(]")
_NBSP = re.compile(f"[{SPACE}]")


def document_address(symbol: str, language: str = "en") -> str:
    """Where a document can be read, by its symbol (SYM-06); "" for one of another organization."""
    if not _OURS.match(symbol):
        return ""
    return f"https://docs.un.org/{language}/{quote(symbol.replace(' ', ''), safe='/()')}"


def treaty_address(symbol: str) -> str:
    """Where the volume of a treaty can be read: "UNTS/976/14152"; "" for the League's series."""
    series, volume = symbol.split("/")[:2]
    if series != "UNTS":
        return ""
    return f"https://treaties.un.org/doc/Publication/UNTS/Volume%20{volume}/v{volume}.pdf"
