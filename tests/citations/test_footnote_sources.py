"""What a footnote is offered as the source of what is named before its mark, or begun in it."""

from __future__ import annotations

import re

import pytest

from builders import resolution
from engross.citations import catalogue, find, footnote_sources

CHILD = "Treaty Series, vol. 1577, No. 27531"
DISABILITIES = "vol. 2515, No. 44910"


def words(typed="", before="", previous="", language="en", organ="ga"):
    found = footnote_sources.known(typed, before, previous, language, organ)
    return [f"{one.words}{one.tail}" for one in found]


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("Recalling the Convention on the Rights of the Child", f"United Nations, {CHILD}."),
        ("and the Convention on the Rights of Persons with Disabilities,", f"United Nations, Treaty Series, {DISABILITIES}."),
        ("Recalling the Slavery Convention", "League of Nations, Treaty Series, vol. LX, No. 1414."),
        ("the Universal Declaration of Human Rights,", "Resolution 217 A (III)."),
        ("the Sendai Framework for Disaster Risk Reduction 2015–2030,", "Resolution 69/283."),
    ],
)  # fmt: skip
def test_an_empty_footnote_is_offered_the_source_of_what_is_named_before_it(before, first):
    assert words(before=before)[0] == first


@pytest.mark.parametrize(
    ("previous", "first"),
    [
        (f"United Nations, {CHILD}.", f"Ibid., {DISABILITIES}."),
        ("Ibid., vol. 1577, No. 27531.", f"Ibid., {DISABILITIES}."),
        (f"Ibid., {DISABILITIES}.", "Ibid."),
        ("A/90/5.", f"United Nations, Treaty Series, {DISABILITIES}."),
    ],
)
def test_the_footnote_before_is_gone_on_from(previous, first):
    before = "the Convention on the Rights of Persons with Disabilities"
    assert words(before=before, previous=previous)[0] == first


def test_other_organs_name_the_assembly():
    before = "the Universal Declaration of Human Rights"
    assert words(before=before, organ="hrc") == ["General Assembly resolution 217 A (III)."]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Convention on the Rights of the C", f"United Nations, {CHILD}."),
        ("See convention on the rights of the c", f"United Nations, {CHILD}."),
        ("United Nations, Treaty Series, vol. 157", f"United Nations, {CHILD}."),
    ],
)
def test_a_source_is_found_by_its_title_or_its_own_beginning(typed, offered):
    assert offered in words(typed)
    (start,) = {one.start for one in footnote_sources.known(typed, "", "", "en", "ga")}
    assert typed[:start] in ("", "See ")


@pytest.mark.parametrize(
    "typed", ["Con", "A/90/5", "Resolution", "United Nations, Treaty Series", f"United Nations, {CHILD}"]
)
def test_nothing_is_offered_for_little_and_for_what_is_there(typed):
    assert words(typed) == []


def test_nothing_is_offered_where_titles_are_not_known():
    assert words(before="la Convention on the Rights of the Child", language="fr") == []
    assert words(before="the report") == []


@pytest.mark.parametrize("treaty", catalogue.treaties(), ids=lambda t: f"{t.series}-{t.number}")
def test_what_is_offered_is_a_citation_that_holds(treaty):
    title = re.sub(r",? and (the |Optional )*Protocols?\b.*", "", treaty.title)
    first = words(before=f"Recalling the {title}")
    cited = [
        c
        for said in first
        for c in find.find(resolution(f"PP *Recalling* that,[^{said}]\n1. a"), catalogue.bundled())
    ]
    assert any(c.title == treaty.title and c.status == "verified" for c in cited), first
