"""Recognises everything but numbers of resolutions: symbols, Official Records, treaties, publications, "Ibid."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from engross.citations.citation import Citation, Kind
from engross.citations.grammar import Grammar
from engross.citations.organs import act_of_symbol, organ_of_series
from engross.citations.symbols import DASH, HEADS, SPACE, Number, Symbol, roman, symbol_of
from engross.model.nodes import NodeId

_S = f"[{SPACE}]"
_SEGMENT = rf"(?:[A-Za-z0-9]+(?:\([A-Z0-9]+\))?(?:[.{DASH}][A-Za-z0-9]+(?:\([A-Z0-9]+\))?)*)"
_CHANGE = rf"(?:/{_S}?(?:Add|Corr|Rev|Amend){_S}?\.?{_S}?\d+(?![\d]|[{DASH}][A-Z]))"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says of its source beside the symbol: the parts that an "Ibid." after it can leave out."""

    organ: str = ""
    session: str = ""
    """ "73", "S-10", or a year."""
    supplement: str = ""
    volumes: str = ""
    numbers: str = ""
    series: str = ""
    """ "UNTS" or "LNTS" for a Treaty Series."""
    number: Number | None = None
    """Of a resolution or decision, as written."""
    is_inner: bool = False
    """Named as a part of the source before it: "chap. I, resolution 64/1"."""


NOTHING = Reference()
Found = tuple[Citation, Reference]


class Recogniser:
    """Reads one text. What has been recognised is kept, so that no stretch is read twice."""

    def __init__(
        self, text: str, block: NodeId, grammar: Grammar | None, hidden: tuple[tuple[int, int], ...] = ()
    ) -> None:
        self.text = text
        self.block = block
        self.grammar = grammar
        self.found: list[Found] = []
        self._taken = bytearray(len(text))
        for start, end in hidden:
            self.take(start, end)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has been recognised between two offsets."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Marks a stretch as read."""
        self._taken[start:end] = b"\x01" * (end - start)

    def add(self, start: int, end: int, citation: Citation, reference: Reference = NOTHING) -> None:
        """Keeps one citation and takes its stretch."""
        self.take(start, end)
        self.found.append((citation, reference))

    def make(self, start: int, end: int, kind: Kind, **fields: str | bool) -> Citation:
        """A citation of this text."""
        return Citation(self.block, start, end, self.text[start:end], kind, **fields)  # type: ignore[arg-type]

    def pinpoint(self, end: int, *, of_act: bool = False) -> str:
        """Chapters, annexes, paragraphs … that follow at an offset, brackets closed before them."""
        if self.grammar is None:
            return ""
        while end < len(self.text) and self.text[end] in ")]":
            end += 1
        places = self.grammar.part if of_act else self.grammar.pinpoint
        match = places.match(self.text, end)
        return match[0].lstrip(",. ").strip() if match else ""


def hide_addresses(reader: Recogniser) -> None:
    """Takes web addresses out of the search."""
    if "/" in reader.text:
        for match in _WEB.finditer(reader.text):
            reader.take(*match.span())


_WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]{1,60}(?:\.[\w-]{1,60}){0,6}\.(?:org|int|com|net|edu)\b(?:/\S*)?"
)


def documents(reader: Recogniser) -> None:
    """Every document symbol that is still free; those of resolutions and decisions as such."""
    if "/" not in reader.text:
        return
    for start, end, symbol in symbols_in(reader.text, reader.grammar):
        if reader.is_free(start, end):
            reader.add(start, end, *_document(reader, start, end, symbol))
    if reader.grammar is not None:
        for match in reader.grammar.sources.spaced_symbol.finditer(reader.text):
            start, end = match.span("symbol")
            if reader.is_free(start, end):
                reader.add(start, end, *_document(reader, start, end, symbol_of(match["symbol"])))


def _document(reader: Recogniser, start: int, end: int, symbol: Symbol) -> Found:
    series, number = symbol.number or ("", None)
    organ = organ_of_series(series) if number else None
    is_decision = series.endswith("/DEC")
    if organ is None and (act := act_of_symbol(symbol.text)):
        organ, number, is_decision = act
        series = symbol.text.rpartition("/")[0]
    if organ and number:
        cited = reader.make(
            start,
            end,
            Kind.DECISION if is_decision else Kind.RESOLUTION,
            organ=organ.key,
            named=series,
            symbol=organ.symbol(number, is_decision=is_decision),
            pinpoint=joined(number.letters, reader.pinpoint(end, of_act=True)),
        )
        return cited, Reference(number=number)
    return reader.make(start, end, Kind.DOCUMENT, symbol=symbol.text, pinpoint=reader.pinpoint(end)), NOTHING


def joined(*pieces: str) -> str:
    """The pieces that are not empty, with commas."""
    return ", ".join(piece for piece in pieces if piece)


def symbols_in(text: str, grammar: Grammar | None) -> Iterator[tuple[int, int, Symbol]]:
    """Start, end and value of each document symbol in a text."""
    for match in _symbol(grammar).finditer(text):
        written = match[0]
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "/.@_"):
            continue
        if (
            not match["known"]
            and written.count("/") < 2
            and not (grammar and grammar.sources.document.search(text, max(0, start - 30), start))
        ):
            continue
        if _is_one(written):
            yield start, match.end(), symbol_of(written)


def _is_one(written: str) -> bool:
    head, _, rest = written.partition("/")
    return any(c.isdigit() for c in rest) and not (rest[:1].islower() and len(head) < 3)


@cache
def _symbol(grammar: Grammar | None) -> re.Pattern[str]:
    brackets = grammar.sources.brackets if grammar else rf"{_S}?\([A-Z][^()]{{0,20}}\)"
    act = (
        rf"/(?:RES|Res|DEC)/(?:(?:E?S[{DASH}])?\d+/)?\d+"
        rf"(?:{_S}?\((?:19|20)\d\d\)|{_S}?[A-Z]?{_S}?\((?:E?S[{DASH}])?[IVXL]+\)|{_S}[A-Z](?:[{DASH}][A-Z])?(?![\w/]))?"
    )
    return re.compile(
        rf"(?:(?P<known>(?:{HEADS})(?:\([A-Z0-9]+\))?(?=/))|[A-Z][A-Z0-9-]{{1,12}}(?:\.\d+)?(?:\([A-Z0-9]+\))?(?=/))"
        rf"(?:{act}|{_CHANGE}|/{_SEGMENT}(?:(?<=\d){brackets}|(?<=/Part){_S}\d+(?!\w))?)+"
    )


def treaties(reader: Recogniser) -> None:
    """Treaty Series of the United Nations and the League of Nations."""
    grammar = reader.grammar
    if grammar is None or grammar.words["treaties"]["series"] not in reader.text.replace("\u00a0", " "):
        return
    for match in grammar.sources.treaty.finditer(reader.text):
        series = "LNTS" if match["series"].startswith(grammar.words["treaties"]["league"][:6]) else "UNTS"
        reference = Reference(series=series, volumes=match["volumes"], numbers=match["numbers"] or "")
        symbol, pinpoint = treaty_symbol(reference), reader.pinpoint(match.end())
        citation = reader.make(*match.span(), Kind.TREATY, symbol=symbol, pinpoint=pinpoint)
        reader.add(*match.span(), citation, reference)


def treaty_symbol(reference: Reference) -> str:
    """ "UNTS/1582/27627": the first volume and the registration numbers as a range."""
    first = re.match(r"\d+|[IVXLC]+", reference.volumes)
    volume = first[0] if first else ""
    if volume and not volume.isdigit():
        volume = str(roman(volume))
    numbers = re.findall(r"\d+", reference.numbers)
    number = "-".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""
    return "/".join(piece for piece in (reference.series, volume, number) if piece)


def publications(reader: Recogniser) -> None:
    """United Nations publications by sales number, year, or as such."""
    grammar = reader.grammar
    if grammar is None:
        return
    for match in grammar.sources.publication.finditer(reader.text):
        if not match["sales"] and not match["year"]:
            continue
        title = _title_before(reader.text, match.start())
        symbol, pinpoint = match["sales"] or "", _after_brackets(reader, match.end())
        citation = reader.make(*match.span(), Kind.PUBLICATION, symbol=symbol, title=title, pinpoint=pinpoint)
        reader.add(*match.span(), citation)


def _title_before(text: str, start: int) -> str:
    """The title in front of "(United Nations publication", or ""."""
    before = text[max(0, start - LONGEST_TITLE) : start].rstrip()
    return before.rpartition("; ")[2].removeprefix("See ").strip(" ,(\u00a0") if before.endswith("(") else ""


LONGEST_TITLE = 400
"""How many characters a title can have."""


def _after_brackets(reader: Recogniser, end: int) -> str:
    closing = _CLOSING.match(reader.text, end)
    return reader.pinpoint(closing.end() if closing else end)


_CLOSING = re.compile(r"[^();]{0,40}\)")


def charter(reader: Recogniser) -> None:
    """The Charter of the United Nations, with the Articles and Chapters named."""
    grammar = reader.grammar
    if grammar is None or grammar.words["charter"]["short"][0] not in reader.text:
        return
    for match in grammar.sources.charter.finditer(reader.text):
        if grammar.sources.other_name.search(reader.text, max(0, match.start() - 60), match.start()):
            continue
        end = max(match.end("articles"), match.end("places"), match.end("chapters"))
        pinpoint = reader.text[match.start() : max(match.start(), end)]
        reference = Reference(numbers=match["articles"] or "", volumes=match["chapters"] or "")
        citation = reader.make(*match.span(), Kind.CHARTER, symbol=CHARTER, pinpoint=pinpoint)
        reader.add(*match.span(), citation, reference)


CHARTER = "Charter of the United Nations"


def records(reader: Recogniser) -> None:
    """Official Records with session or year, supplement and symbol."""
    grammar = reader.grammar
    if grammar is None:
        return
    for match in grammar.sources.records.finditer(reader.text):
        named = grammar.organs.match(reader.text, match.end())
        if not named:
            continue
        organ = next((m.organs[0] for m in grammar.mentions(named[0]) if m.organs), "")
        end, symbol, reference = _tail(reader, named.end(), organ)
        if symbol is None:
            end = named.end() if end == 0 else end
        citation = reader.make(
            match.start(), end, Kind.RECORDS, organ=organ, named=named[0],
            symbol=symbol.text if symbol else "", pinpoint=_after_brackets(reader, end),
        )  # fmt: skip
        reader.add(match.start(), end, citation, reference)


def _tail(reader: Recogniser, start: int, organ: str) -> tuple[int, Symbol | None, Reference]:
    """End (0 where nothing follows), symbol and the rest of what follows the organ's name or "Ibid."."""
    grammar = reader.grammar
    assert grammar is not None
    match = grammar.sources.records_tail.match(reader.text, start)
    if not match:
        return _document_tail(reader, grammar, start, organ)
    session = _session(grammar, match)
    symbol = next(iter(symbols_in(reader.text[match.end() : match.end() + 80], grammar)), None)
    if symbol is None or symbol[0] != 0 or not (session or match["supplement"] or match["more"]):
        return _document_tail(reader, grammar, start, organ)
    supplement = re.sub(rf"{_S}", "", match["supplement"] or "")
    end = match.end() + symbol[1]
    closed = reader.text[end : end + 1] == ")"
    return end + closed, symbol[2], Reference(organ, session, supplement)


def _document_tail(
    reader: Recogniser, grammar: Grammar, start: int, organ: str
) -> tuple[int, Symbol | None, Reference]:
    """The same for ", Annexes, agenda item 84, document A/9846", in the sentence that begins there."""
    match = grammar.sources.records_document.match(reader.text, start)
    if not match or grammar.sentence_end.search(match["more"]):
        return 0, None, Reference(organ)
    symbol = next(iter(symbols_in(reader.text[match.end() : match.end() + 80], grammar)), None)
    if symbol is None or symbol[0] != 0:
        return 0, None, Reference(organ)
    return match.end() + symbol[1], symbol[2], Reference(organ, _session(grammar, match))


def _session(grammar: Grammar, match: re.Match[str]) -> str:
    if match["year"]:
        return match["year"]
    if not match["ordinal"]:
        return ""
    value = grammar.ordinal_values.get(re.sub(f"[{DASH}]", "-", match["ordinal"]).lower(), 0)
    kind = match["kind"] or ""
    words = grammar.words["records"]
    prefix = "ES-" if words["emergency"] in kind else "S-" if words["special"] in kind else ""
    return f"{prefix}{value}" if value else "?"


def ibids(reader: Recogniser) -> None:
    """ "Ibid." with what it says itself; what it stands for is found by `engross.citations.chains`."""
    grammar = reader.grammar
    if grammar is None or not any(
        word.rstrip(".") in reader.text for word in grammar.words["ibid"]["words"][:2]
    ):
        return
    for match in grammar.sources.ibid.finditer(reader.text):
        if not reader.is_free(*match.span()):
            continue
        end, symbol, reference = _ibid_tail(reader, match.end())
        pinpoint = _after_brackets(reader, end) if symbol else reader.pinpoint(end)
        citation = reader.make(match.start(), end, Kind.IBID, symbol=symbol, pinpoint=pinpoint)
        reader.add(match.start(), end, citation, reference)


def _ibid_tail(reader: Recogniser, start: int) -> tuple[int, str, Reference]:
    grammar = reader.grammar
    assert grammar is not None
    for pattern in (grammar.sources.treaty_tail, grammar.sources.number_tail):
        match = pattern.match(reader.text, start)
        if match and not reader.text[match.end() : match.end() + 9].lstrip().startswith("("):
            said = match.groupdict()
            reference = Reference(
                series="?", volumes=said.get("volumes") or "", numbers=said["numbers"] or ""
            )
            return match.end(), "", reference
    end, symbol, reference = _tail(reader, start, "")
    if symbol is None:
        return start, "", Reference()
    return end, symbol.text, reference


__all__ = ["CHARTER", "NOTHING", "Found", "Recogniser", "Reference"]
