"""Whether citations are true: statuses, faults, and what they say."""

from __future__ import annotations

import pytest
from tests.builders import resolution

from engross.citations.catalogue import Act, Bundled, Treaty
from engross.citations.citation import FORM, Citation, Code, Status
from engross.citations.find import find


def cited(text: str, *, organ: str = "ga") -> list[Citation]:
    """The citations of a document with one paragraph, or of its one footnote where the text begins with ^."""
    notation = f"PP Noting a thing,[{text}]" if text.startswith("^") else f"PP {text}"
    return list(find(resolution(notation, organ=organ)))


def only(text: str, *, organ: str = "ga") -> Citation:
    (citation,) = cited(text, organ=organ)
    return citation


VERIFIED = [
    (
        "ga",
        "its resolution 70/1 of 25 September 2015, entitled “Transforming our world”,",
    ),
    ("ga", "its resolution 70/1,"),
    ("ga", "resolution 217 A (III) of 10 December 1948,"),
    ("ga", "Security Council resolution 1325 (2000) of 31 October 2000,"),
    ("sc", "its resolution 2242 (2015),"),
    ("sc", "its resolution 2001 (2011),"),
    (
        "ga",
        "^See Official Records of the General Assembly, Seventy-third Session, Supplement No. 53 (A/73/53), chap. IV.",
    ),
    (
        "ga",
        "^See Official Records of the Economic and Social Council, 2019, Supplement No. 8 (E/2019/28), chap. I.",
    ),
    ("ga", "^Official Records of the General Assembly, Tenth Special Session, Supplement No. 4 (A/S-10/4)."),
    ("ga", "^United Nations, Treaty Series, vol. 976, No. 14152."),
    ("ga", "^United Nations, Treaty Series, vol. 75, Nos. 970 and 973."),
    ("ga", "^League of Nations, Treaty Series, vol. XCIV, No. 2138."),
    (
        "ga",
        "^Report of the Fourth World Conference on Women, Beijing (United Nations publication, Sales No. E.96.IV.13).",
    ),
    ("ga", "^A/CONF.157/24 (Part I), chap. III."),
    ("sc", "Acting under Chapter VII of the Charter of the United Nations,"),
    ("ga", "in line with Articles 2 (4) and 111 of the Charter,"),
]


@pytest.mark.parametrize(("organ", "text"), VERIFIED)
def test_what_agrees_is_verified(organ: str, text: str) -> None:
    citation = only(text, organ=organ)
    assert (citation.status, citation.faults) == (Status.VERIFIED, ())


UNKNOWN = [
    ("ga", "its resolution 76/9999,"),
    ("ga", "its decision 76/564 of 23 May 2022,"),
    ("ga", "its resolution 52/3 of 3 November 1997,"),
    ("hrc", "its resolution 57/13 of 9 October 2024,"),
    ("ga", "^A/90/12, para. 3."),
    ("ga", "^Official Records of the General Assembly, Plenary Meetings (A/90/PV.5)."),
    ("ga", "^United Nations, Treaty Series, vol. 9000, No. 99999."),
    ("ga", "^United Nations publication, Sales No. E.35.II.A.1."),
    ("ga", "resolution 7/1 of the Meeting of the Parties to the Montreal Protocol"),
    ("ga", "its resolution 46/36 L of 9 December 1991,"),
    ("sc", "its resolution 4999 (2030)"),
]


@pytest.mark.parametrize(("organ", "text"), UNKNOWN)
def test_what_nobody_knows_is_unknown(organ: str, text: str) -> None:
    citation = only(text, organ=organ)
    assert (citation.status, citation.faults, citation.detail) == (Status.UNKNOWN, (), "")


FAULTS = [
    (
        "ga",
        "its resolution 70/1 of 26 September 2015,",
        Code.DATE,
        "It was adopted on 25 September 2015.",
        "25 September 2015",
    ),
    (
        "ga",
        "its resolution 76/200 of 17 December 2022,",
        Code.DATE,
        "76/200 cannot be of 17 December 2022: it was adopted between September 2021 and September 2022.",
        "",
    ),
    (
        "hrc",
        "its resolution 54/42 of 4 April 2023,",
        Code.DATE,
        "54/42 cannot be of 4 April 2023: it was adopted between September 2023 and October 2023.",
        "",
    ),
    (
        "cnd",
        "its resolution 64/3 of 18 March 2022,",
        Code.DATE,
        "64/3 cannot be of 18 March 2022: it was adopted between January 2021 and December 2021.",
        "",
    ),
    (
        "ga",
        "its resolution ES-10/30 of 3 May 1990,",
        Code.DATE,
        "ES-10/30 cannot be of 3 May 1990: it was adopted between April 1997 and December 2099.",
        "",
    ),
    (
        "ecosoc",
        "its resolution 2019/5 of 3 May 2017,",
        Code.DATE,
        "2019/5 cannot be of 3 May 2017: it was adopted between July 2018 and December 2019.",
        "",
    ),
    (
        "ga",
        "its resolution 70/1, entitled “Another title”,",
        Code.TITLE,
        "Its title is “Transforming our world: the 2030 Agenda for Sustainable Development”.",
        "Transforming our world: the 2030 Agenda for Sustainable Development",
    ),
    (
        "sc",
        "its resolution 1325 (2001),",
        Code.YEAR,
        "Resolution 1325 is of 2000, not of 2001.",
        "1325 (2000)",
    ),
    (
        "ga",
        "Security Council resolution 1325 (2001) of 31 October 2001,",
        Code.YEAR,
        "Resolution 1325 is of 2000, not of 2001.",
        "1325 (2000)",
    ),
    (
        "ga",
        "its resolution 1514 (XVI),",
        Code.YEAR,
        "Resolution 1514 is of session 15, not of session 16.",
        "",
    ),
    (
        "ga",
        "its resolution 1999 (XVIII),",
        Code.YEAR,
        "Resolution 1999 is of session 19, not of session 18.",
        "",
    ),
    (
        "ga",
        "General Assembly resolution 4000 (XXX),",
        Code.RANGE,
        "Resolutions in this form end with number 3541, of the thirtieth session.",
        "",
    ),
    ("hrc", "General Assembly resolution 30/5,", Code.RANGE, "The organ cannot have a resolution 30/5.", ""),
    ("sc", "its resolution 1325,", Code.YEAR_MISSING, "The year is missing: 1325 (2000).", "1325 (2000)"),
    ("sc", "its resolution 1325(2000),", Code.SPACING, "Spaces are missing: 1325 (2000).", "1325 (2000)"),
    ("ga", "its resolution 217A(III),", Code.SPACING, "Spaces are missing: 217 A (III).", "217 A (III)"),
    (
        "cnd",
        "^Resolution 76/188.",
        Code.ORGAN_MISSING,
        "The organ is missing: this is a text of the Commission on Narcotic Drugs, and the General Assembly is meant.",
        "",
    ),
    ("ga", "^See A/C.3/90/L14.", Code.SYMBOL, "The symbol should read A/C.3/90/L.14.", "A/C.3/90/L.14"),
    (
        "ga",
        "^Official Records of the Economic and Social Council, 2009, Supplement No. 8 (E/2019/28).",
        Code.SESSION,
        "E/2019/28 is of 2019.",
        "",
    ),
    (
        "ga",
        "^Official Records of the General Assembly, Seventy-second Session, Supplement No. 53 (A/73/53).",
        Code.SESSION,
        "A/73/53 is of the Seventy-third Session.",
        "",
    ),
    (
        "ga",
        "^Official Records of the General Assembly, Ninth Special Session, Supplement No. 4 (A/S-10/4).",
        Code.SESSION,
        "A/S-10/4 is of the Tenth Special Session.",
        "",
    ),
    (
        "ga",
        "^Official Records of the General Assembly, Eleventieth Session, Supplement No. 4 (A/ES-10/4).",
        Code.SESSION,
        "A/ES-10/4 is of the Tenth Emergency Special Session.",
        "",
    ),
    (
        "ga",
        "^Official Records of the Economic and Social Council, 2019, Supplement No. 7 (E/2019/28).",
        Code.SUPPLEMENT,
        "Supplement No. 7 is E/2019/27, not E/2019/28.",
        "",
    ),
    (
        "ga",
        "^Official Records of the General Assembly, Seventy-third Session, Supplement No. 35 (A/73/53).",
        Code.SUPPLEMENT,
        "Supplement No. 35 is A/73/35, not A/73/53.",
        "",
    ),
    (
        "ga",
        "^United Nations, Treaty Series, vol. 1019, No. 14152.",
        Code.TREATY,
        "No. 14152, Single Convention on Narcotic Drugs of 1961 as amended by the 1972 Protocol, is in volume 976.",
        "",
    ),
    (
        "ga",
        "^United Nations, Treaty Series, vol. 5, No. 14531.",
        Code.TREATY,
        (
            "No. 14531, International Covenant on Economic, Social and Cultural Rights, and Optional Protocol, "
            "is in volumes 993, 2922."
        ),
        "",
    ),
    (
        "ga",
        "^An unheard-of book (United Nations publication, Sales No. E.96.IV.13).",
        Code.TITLE,
        "E.96.IV.13 is “Report of the Fourth World Conference on Women, Beijing, 4–15 September 1995”.",
        "",
    ),
    ("ga", "under Article 120 of the Charter,", Code.CHARTER, "The Charter has 111 Articles.", ""),
    (
        "ga",
        "under Chapter XX of the Charter of the United Nations,",
        Code.CHARTER,
        "The Charter has 19 Chapters.",
        "",
    ),
]


@pytest.mark.parametrize(("organ", "text", "code", "message", "suggestion"), FAULTS)
def test_what_is_wrong_is_said_with_what_would_be_right(
    organ: str, text: str, code: Code, message: str, suggestion: str
) -> None:
    citation = only(text, organ=organ)
    (fault,) = citation.faults
    assert (fault.code, fault.message, fault.suggestion) == (code, message, suggestion)
    assert citation.detail == message
    assert citation.status is (Status.MALFORMED if code in FORM else Status.MISMATCH)


def test_several_faults_are_all_said() -> None:
    citation = only("its resolution 1325(2001),", organ="sc")
    assert [fault.code for fault in citation.faults] == [Code.SPACING, Code.YEAR]
    assert citation.status is Status.MISMATCH
    assert citation.detail.startswith("Spaces are missing")
    assert citation.detail.endswith("not of 2001.")


def test_the_catalogue_adds_date_title_and_address() -> None:
    citation = only("its resolution 70/1,")
    assert (citation.date, citation.date_stated) == ("2015-09-25", False)
    assert citation.title == "Transforming our world: the 2030 Agenda for Sustainable Development"
    assert citation.address == "https://docs.un.org/en/A/RES/70/1"
    assert only("its resolution 64/1,", organ="cnd").address == ""


def test_a_date_that_no_calendar_has_is_no_date() -> None:
    assert only("its resolution 70/1 of 45 May 2015,").date_stated is False
    assert only("its resolution 90/2 of 31 April 2015,").detail.startswith("90/2 cannot be of 2015-04-31")


def test_another_catalogue_can_be_asked() -> None:
    class Shelf(Bundled):
        def act(self, symbol: str) -> Act | None:
            return Act(symbol, "2035-05-02")

        def treaty(self, series: str, number: str) -> Treaty | None:
            return None

    document = resolution("PP Recalling its resolution 90/5 of 3 May 2035,")
    assert find(document)[0].status is Status.MISMATCH
    (citation,) = find(document, Shelf())
    assert citation.detail == "It was adopted on 2 May 2035."
