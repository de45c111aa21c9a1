"""What a start refuses, and how it says so."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from insights.kernel.settings import Settings, SettingsError, load_settings

ENOUGH = {"SECRET_KEY": "a random text of some length", "BASE_URL": "https://insights.example.com/"}


def loaded(**environ: str) -> Settings:
    return load_settings(ENOUGH | environ)


def test_mail_goes_into_the_data_folder_unless_told(tmp_path: Path) -> None:
    folder = tmp_path / "with # and ? in it"
    place = urlsplit(loaded(DATA_DIR=str(folder)).mail_url)
    assert (place.scheme, unquote(place.path)) == ("file", f"{folder}/mail")


@pytest.mark.parametrize(
    "url",
    [
        "file:///srv/mail",
        "smtp://mail.example.com",
        "smtp://me:se%40cret@mail.example.com:587",
        "smtps://[::1]",
    ],
)
def test_an_address_for_mail_is_taken_as_it_is(url: str) -> None:
    assert loaded(MAIL_URL=url).mail_url == url


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.com",
        "mail.example.com:25",
        "http://mail.example.com",
        "smtp://",
        "smtp://:25",
        "smtp://me:secret@",
        "smtp://mail.example.com/inbox",
        "smtp://me:sec/ret@mail.example.com",
        "smtp://mail.example.com:0",
        "smtp://mail.example.com:ninety",
        "smtp://mail.example.com:70000",
        "smtp://[::1",
        "file://mail",
        "file:///",
    ],
)
def test_a_wrong_address_for_mail_stops_the_start_and_keeps_its_password(url: str) -> None:
    with pytest.raises(SettingsError, match=r"^MAIL_URL ") as refused:
        loaded(MAIL_URL=url)
    assert "sec" not in str(refused.value)


def test_what_a_start_needs_is_named() -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY is not set"):
        load_settings({"BASE_URL": "https://insights.example.com"})
    with pytest.raises(SettingsError, match="BASE_URL is not set"):
        load_settings({"SECRET_KEY": "a random text of some length"})
    with pytest.raises(SettingsError, match="DATABASE_URL takes"):
        loaded(DATABASE_URL="mysql://db")
    with pytest.raises(SettingsError, match="PORT is 'many'"):
        loaded(PORT="many")
    assert loaded().base_url == "https://insights.example.com"


def test_the_number_of_proxies_may_be_none_and_is_a_number() -> None:
    assert (loaded().proxies, loaded(PROXIES="0").proxies, loaded(PROXIES="2").proxies) == (0, 0, 2)
    for wrong in ("all", "-1", "²"):
        with pytest.raises(SettingsError, match=f"PROXIES is '{wrong}'; it takes a whole number"):
            loaded(PROXIES=wrong)


def pipeline(folder: Path, meta: str) -> str:
    folder.mkdir()
    (folder / "meta.json").write_text(meta, encoding="utf-8")
    return str(folder)


def test_no_spacy_pipeline_is_needed_and_an_english_one_is_taken(tmp_path: Path) -> None:
    assert loaded().spacy_model == loaded(SPACY_MODEL=" ").spacy_model == ""
    folder = pipeline(tmp_path / "own", '{"lang": "en", "name": "own"}')
    assert loaded(SPACY_MODEL=folder).spacy_model == folder


@pytest.mark.parametrize("name", ["en_core_nowhere", "a.b", "/no/such/folder", "json", "../x y"])
def test_a_spacy_pipeline_that_is_not_installed_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="no installed spaCy pipeline"):
        loaded(SPACY_MODEL=name)


def test_a_spacy_pipeline_of_another_language_or_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="English"):
        loaded(SPACY_MODEL=pipeline(tmp_path / "german", '{"lang": "de"}'))
    with pytest.raises(SettingsError, match="no installed"):
        loaded(SPACY_MODEL=pipeline(tmp_path / "broken", "[]"))
