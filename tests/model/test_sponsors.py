"""Who submits a draft: reading, ordering and writing the line of sponsors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import resources
from engross.model import sponsors
from engross.model.sponsors import Sponsors

GROUP = sponsors.groups()[0]


@pytest.mark.parametrize(
    ("line", "names", "group"),
    [
        ("Albania, Brazil and Côte d’Ivoire: draft resolution", "Albania|Brazil|Côte d’Ivoire", ""),
        ("Bosnia and Herzegovina and Chile: draft resolution", "Bosnia and Herzegovina|Chile", ""),
        ("Fiji, Trinidad and Tobago", "Fiji|Trinidad and Tobago", ""),
        ("Antigua and Barbuda and Saint Kitts and Nevis", "Antigua and Barbuda|Saint Kitts and Nevis", ""),
        (
            "iran, the Netherlands, turkey",
            "Iran (Islamic Republic of)|Netherlands (Kingdom of the)|Türkiye",
            "",
        ),
        ("Cote d'Ivoire", "Cote d'Ivoire", ""),
        ("Côte d'Ivoire", "Côte d’Ivoire", ""),
        (f"Cuba, on behalf of the {GROUP}: draft resolution", "Cuba", GROUP),
        (f"Cuba (on behalf of the {GROUP})", "Cuba", GROUP),
        ("Sponsors: Chile and Malta", "Chile|Malta", ""),
        ("Atlantis, Chile", "Atlantis|Chile", ""),
        ("", "", ""),
    ],
)
def test_a_line_is_read(line, names, group):
    assert sponsors.read(line, "en") == Sponsors(tuple(filter(None, names.split("|"))), group)


def test_english_order_with_observers_last():
    names = (
        "State of Palestine",
        "Zambia",
        "Côte d’Ivoire",
        "the Gambia",
        "Croatia",
        "Costa Rica",
        "Türkiye",
        "Tunisia",
    )
    assert sponsors.in_order(names) == (
        "Costa Rica", "Côte d’Ivoire", "Croatia", "the Gambia", "Tunisia", "Türkiye", "Zambia", "State of Palestine",
    )  # fmt: skip


def test_running_names_sort_under_the_list_form():
    names = ("Bolivarian Republic of Venezuela", "Albania", "Uruguay")
    assert sponsors.in_order(names) == ("Albania", "Uruguay", "Bolivarian Republic of Venezuela")


def test_the_line_keeps_the_form_it_had():
    pair = Sponsors(("Chile", "Malta"))
    assert sponsors.line(pair, "en") == "Chile and Malta: draft resolution"
    assert sponsors.line(pair, "en", "Sponsors: Fiji") == "Sponsors: Chile and Malta"
    assert sponsors.line(pair, "fr") == "Chile et Malta : projet de résolution"
    assert sponsors.line(Sponsors(), "en") == ""


@given(
    st.lists(st.sampled_from(sponsors.states()), min_size=1, max_size=8, unique=True),
    st.sampled_from(["", GROUP]),
)
def test_what_is_written_is_read_again(names, group):
    written = Sponsors(tuple(names), group)
    for language in ("en", "fr", "es", "ru"):
        assert sponsors.read(sponsors.line(written, language), language) == written


def test_the_table_of_states_is_in_order_and_sound():
    table = resources.toml("masthead/states.toml")
    assert len(table["members"]) == len(set(table["members"])) == 193
    assert sponsors.in_order(sponsors.states()) == sponsors.states()
    assert set(table["also"].values()) <= set(sponsors.states())
