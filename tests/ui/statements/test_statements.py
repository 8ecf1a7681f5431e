"""The accessibility statement and the notice about the AI system."""

from dataclasses import fields

import pytest
from fastapi.testclient import TestClient

from ui.app import create_app
from ui.languages import DUTCH, ENGLISH
from ui.site import Site
from ui.statements.view import about_view, accessibility_view
from ui.texts.statements import TEXTS
from vectorstore import build_index, load_embedder

PLACES = ("/toegankelijkheid", "/over")


def words(view):
    return "\n".join(
        line for section in view.sections for line in (section.heading, *section.paragraphs, *section.points)
    )


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("language", [DUTCH, ENGLISH])
def test_pages_are_there_in_both_languages(assistant, path, language):
    with TestClient(create_app(Site(assistant))) as client:
        page = client.get(language.address(path))
    assert page.status_code == 200
    assert f'<html lang="{language.code}">' in page.text
    titles = {"/toegankelijkheid": "accessibility", "/over": "about"}
    assert f"<h1>{getattr(TEXTS[language.code], titles[path]).title}</h1>" in page.text
    assert "{" not in page.text


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("", ""),
        ("de dienst Organisatie", ""),
        ("toegang@voorbeeld.example", "mailto:toegang@voorbeeld.example"),
        ("https://voorbeeld.example/meld", "https://voorbeeld.example/meld"),
        ("javascript:alert(1)", ""),
    ],
)
def test_contact(assistant, contact, link):
    view = accessibility_view(Site(assistant, contact=contact), DUTCH)
    (shown,) = [section.contact for section in view.sections if section.contact]
    assert (shown.shown, shown.link) == (contact or TEXTS["nl"].manager, link)


def test_contact_is_escaped(assistant):
    with TestClient(create_app(Site(assistant, contact='"><script>x</script>@y'))) as client:
        page = client.get("/toegankelijkheid").text
    assert "<script>x" not in page


@pytest.mark.parametrize("language", [DUTCH, ENGLISH])
def test_notice_says_what_is_held_and_who_words(assistant, document, tmp_path, language):
    build_index([document], tmp_path, load_embedder())
    texts = TEXTS[language.code]
    without = words(about_view(Site(assistant), language))
    assert texts.without_model in without
    assert texts.built_unknown in without
    assert f" {len(document.passages)} " in without
    told = words(about_view(Site(assistant, index=tmp_path, chat_model="ollama:voorbeeld"), language))
    assert texts.with_model.format(model="ollama:voorbeeld") in told
    assert texts.built_unknown not in told


def test_both_languages_say_as_much():
    for field in fields(TEXTS["nl"]):
        dutch, english = (getattr(TEXTS[code], field.name) for code in ("nl", "en"))
        if isinstance(dutch, str):
            continue
        shapes = [
            [(len(part.paragraphs), len(part.points), part.has_contact) for part in statement.sections]
            for statement in (dutch, english)
        ]
        assert shapes[0] == shapes[1]
