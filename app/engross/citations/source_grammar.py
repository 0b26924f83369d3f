"""The words of a language as patterns of what is cited beside resolutions: records, treaties, documents."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from engross.citations.symbols import DASH
from engross.citations.words import GAP, S, one_of

_LIST = rf"(?:[A-Z][{DASH}])?\d+(?:(?:,{S}|{S}and{S}|{S}?[–-]{S}?)(?:[A-Z][{DASH}])?\d+(?!{S}[A-Z][a-z]))*"


class SourceGrammar:
    """The patterns of one language, made when first used."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.words = words

    @cached_property
    def records_tail(self) -> re.Pattern[str]:
        """What follows the organ in Official Records and "Ibid.": session or year, supplement, a symbol's bracket."""
        words = self.words["records"]
        return re.compile(
            rf"(?:{self._session})?"
            rf"(?:,?{GAP}+{one_of(words['supplement'])}{S}*(?:{one_of(words['number'])}){S}*(?P<supplement>\d+{S}?[A-Z]{{0,2}})(?!\w))?"
            rf"(?P<more>[^();]{{0,70}}?)?{GAP}*\({GAP}*"
        )

    @cached_property
    def _session(self) -> str:
        words = self.words["records"]
        kind = rf"(?P<kind>(?:{S}{words['emergency']})?(?:{S}{words['special']})?)"
        ordinal = rf"(?P<ordinal>[A-Z][a-z]+(?:[{DASH}][a-z]+)?){kind}"
        return (
            rf",?{GAP}+(?:{ordinal}{S}(?i:{words['session']}|{words['year']})|(?P<year>(?:19|20)\d\d))(?!\w)"
        )

    @cached_property
    def records_document(self) -> re.Pattern[str]:
        """The other way to go on: session or year, annexes and the like, "document" before a symbol."""
        document = one_of(self.words["symbols"]["document"])
        return re.compile(rf"{self._session}(?P<more>[^();]{{0,120}}?),?{GAP}+{document}{GAP}+")

    @cached_property
    def records(self) -> re.Pattern[str]:
        """The beginning of a reference to Official Records."""
        return re.compile(re.escape(self.words["records"]["title"]).replace(r"\ ", S) + GAP + "+")

    @cached_property
    def treaty(self) -> re.Pattern[str]:
        """A full reference to a Treaty Series; groups series, volumes, numbers."""
        words = self.words["treaties"]
        return re.compile(
            rf"(?P<series>{one_of([words['united'], words['league']])}),{GAP}+{words['series'].replace(' ', S)}"
            rf"{self._volumes}"
        )

    @cached_property
    def treaty_tail(self) -> re.Pattern[str]:
        """Volume and registration number after "Ibid."; groups volumes, numbers."""
        return re.compile(self._volumes)

    @cached_property
    def number_tail(self) -> re.Pattern[str]:
        """A registration number alone after "Ibid."; group numbers."""
        return re.compile(rf",{GAP}+{one_of(self.words['treaties']['number'])}{S}*(?P<numbers>{_LIST})")

    @cached_property
    def _volumes(self) -> str:
        words = self.words["treaties"]
        return (
            rf",{GAP}+{one_of(words['volume'])}{S}*(?P<volumes>(?:\d+|[IVXLC]+(?!\w))(?:(?:,{S}|{S}and{S}|{S}?[–-]{S}?)(?:\d+|[IVXLC]+(?!\w)))*)"
            rf"(?:,{GAP}+{one_of(words['number'])}{S}*(?P<numbers>{_LIST}))?"
        )

    @cached_property
    def publication(self) -> re.Pattern[str]:
        """A United Nations publication; groups sales (its number) or year."""
        words = self.words["publications"]
        return re.compile(
            rf"{one_of(words['name'])}(?:,{GAP}+(?:{one_of(words['sales'])}{S}*(?P<sales>[A-Z]\.\d\d\.[IVX]+\.(?:[A-Z]\.)?\d+)|(?P<year>(?:19|20)\d\d)))?(?!\w)"
        )

    @cached_property
    def charter(self) -> re.Pattern[str]:
        """The Charter by its full name, or by its short one with Articles or a Chapter.

        Groups articles, chapters, places (paragraphs named behind an Article).
        """
        words = self.words["charter"]
        item = rf"\d+(?:{S}?\(\d+\)|{S}[a-z](?!\w))?"
        between = rf"(?:,{S}|,?{S}{one_of([*self.words['and'], *self.words['to']])}{S}|{S}?[–-]{S}?)"
        letters = rf"(?:{S}?\([a-z]+\))*"
        places = rf"{one_of(words['paragraph'])}{S}\d+{letters}(?:{between}\d+{letters})*"
        articles = (
            rf"(?:{places}{S}{one_of(self.words['of'])}{S})?"
            rf"{one_of(words['article'])}{S}(?P<articles>{item}(?:{between}{item})*)(?P<places>,?{S}{places})?,?"
        )
        chapters = rf"{one_of(words['chapter'])}{S}(?P<chapters>[IVX]+(?:{between}[IVX]+)*)"
        of = rf"{GAP}+{one_of(self.words['of'])}{GAP}+(?:the{GAP}+)?"
        return re.compile(
            rf"\b(?:(?:{articles}|{chapters}){of}(?:{one_of(words['names'])}|{one_of(words['short'])}(?!{S}(?:of|for)\b))"
            rf"|{one_of(words['names'])})(?!\w)"
        )

    @cached_property
    def other_name(self) -> re.Pattern[str]:
        """What stands before the Charter's name where it is a part of a longer one: a Committee on the Charter."""
        return re.compile(rf"{one_of(self.words['charter']['in_names'])}{GAP}+$")

    @cached_property
    def ibid(self) -> re.Pattern[str]:
        """ "Ibid." at the beginning of a note or a clause."""
        return re.compile(rf"(?<![\w]){one_of(self.words['ibid']['words'])}")

    @cached_property
    def brackets(self) -> str:
        """The brackets that belong to a symbol: " (Part I)"."""
        word = one_of(self.words["symbols"]["brackets"])
        return rf"{S}?\({word}(?:{S}?(?:[IVXLC]+|\d+[A-Z]?|and|[–-]|,|outline|{S}))*\)"

    @cached_property
    def document(self) -> re.Pattern[str]:
        """ "document" before a symbol of another organization."""
        return re.compile(rf"\b{one_of(self.words['symbols']['document'])}{GAP}+$")

    @cached_property
    def spaced_symbol(self) -> re.Pattern[str]:
        """ "document LC 32/15": the symbol of another organization, with a space in it; group symbol."""
        document = one_of(self.words["symbols"]["document"])
        return re.compile(
            rf"\b{document}{GAP}+(?P<symbol>[A-Z]{{1,8}}{S}\d{{1,3}}(?:/[A-Za-z0-9]+(?:\.\d+)*)+)(?![\w/])"
        )
