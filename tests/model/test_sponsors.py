"""Who submits a draft: reading, ordering and writing the line of sponsors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import resources
from engross.model import sponsors
from engross.model.sponsors import LANGUAGES, Sponsors

GROUP = sponsors.groups("en")[0]


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


def test_the_line_has_the_form_of_the_draft():
    pair = Sponsors(("Chile", "Malta"))
    assert sponsors.line(pair, "en") == "Chile and Malta: draft resolution"
    assert sponsors.line(pair, "en", of_model_un=True) == "Sponsors: Chile and Malta"
    assert sponsors.line(pair, "fr") == "Chile et Malta : projet de résolution"
    assert sponsors.line(Sponsors(), "en") == ""


@given(
    st.lists(st.sampled_from(sponsors.states("en")), min_size=1, max_size=8, unique=True),
    st.sampled_from(["", GROUP]),
)
def test_what_is_written_is_read_again(names, group):
    written = Sponsors(tuple(names), group)
    assert sponsors.read(sponsors.line(written, "en"), "en") == written


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_what_is_written_in_a_language_is_read_again(language, data):
    names = data.draw(
        st.lists(st.sampled_from(sponsors.states(language)), min_size=1, max_size=8, unique=True)
    )
    group = data.draw(st.sampled_from(["", *sponsors.groups(language)]))
    written = Sponsors(tuple(names), group)
    assert sponsors.read(sponsors.line(written, language), language) == written


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("fr", "Albanie, Iran et Trinité-et-Tobago : projet de résolution", "Albanie|Iran (République islamique d’)|Trinité-et-Tobago"),
        ("fr", "Germany, Royaume-Uni", "Allemagne|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord"),
        ("es", "Fiji e India", "Fiji|India"),
        ("ru", "Албания, Антигуа и Барбуда и США", "Албания|Антигуа и Барбуда|Соединенные Штаты Америки"),
        ("ar", "ألبانيا وأنتيغوا وبربودا وشيلي: مشروع قرار", "ألبانيا|أنتيغوا وبربودا|شيلي"),
        ("zh", "阿尔巴尼亚、波斯尼亚和黑塞哥维那和智利：决议草案", "阿尔巴尼亚|波斯尼亚和黑塞哥维那|智利"),
        ("zh", "玻利维亚（多民族国）、中非共和国", "玻利维亚(多民族国)|中非共和国"),
        ("zh", "智利，马耳他；埃及", "智利|马耳他|埃及"),
    ],
)  # fmt: skip
def test_lists_are_read_in_every_language(language, line, names):
    assert sponsors.read(line, language).names == tuple(names.split("|"))


def test_spanish_has_another_and_before_the_same_sound():
    assert sponsors.said(Sponsors(("Fiji", "Indonesia")), "es") == "Fiji e Indonesia"
    assert sponsors.said(Sponsors(("Fiji", "Malta")), "es") == "Fiji y Malta"


def test_every_language_keeps_the_english_order():
    assert sponsors.in_order(("Allemagne", "Autriche", "Albanie", "Afrique du Sud")) == (
        "Albanie", "Autriche", "Allemagne", "Afrique du Sud",
    )  # fmt: skip
    for language in LANGUAGES:
        assert sponsors.in_order(sponsors.states(language)) == sponsors.states(language)


def test_the_table_of_states_is_in_order_and_sound():
    table = resources.toml("masthead/states.toml")
    assert len(table["members"]) == 193
    for language in LANGUAGES:
        assert len({names[language] for names in (*table["members"], *table["observers"])}) == 195
        assert all(language in names for names in table["groups"])
    assert sponsors.in_order(sponsors.states("en")) == sponsors.states("en")
    assert set(table["also"].values()) <= set(sponsors.states("en"))
