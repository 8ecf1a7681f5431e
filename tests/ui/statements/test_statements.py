"""The accessibility statement and the notice about the AI system."""

from dataclasses import fields

import pytest
from fastapi.testclient import TestClient
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel

from assistant import ChatModel
from assistant.chat.address import Reach
from assistant.chat.traits import Traits
from ui.app import create_app
from ui.languages import DUTCH, ENGLISH
from ui.site import Site
from ui.statements.view import about_view, accessibility_view
from ui.texts.modes import TEXTS as MODES
from ui.texts.sections import Statement
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
def test_notice_says_what_is_held_and_that_no_model_words(assistant, document, tmp_path, language):
    texts = TEXTS[language.code]
    told = words(about_view(Site(assistant), language))
    assert texts.without_model in told
    assert texts.nothing_leaves in told
    assert texts.built_unknown in told
    assert f" {len(document.passages)} " in told
    build_index([document], tmp_path, load_embedder())
    assert texts.built_unknown not in words(about_view(Site(assistant, index=tmp_path), language))


@pytest.mark.parametrize("language", [DUTCH, ENGLISH])
@pytest.mark.parametrize(
    ("url", "reach"),
    [
        ("http://127.0.0.1:11434", Reach.THIS_MACHINE),
        ("http://10.1.2.3:8000/v1", Reach.OWN_NETWORK),
        ("https://8.8.8.8/v1", Reach.ELSEWHERE),
        ("", None),
    ],
)
def test_notice_says_who_words_what_leaves_and_how_it_is_checked(assistant, language, url, reach):
    texts = TEXTS[language.code]
    model = GenericFakeChatModel(messages=iter(()))
    assistant.chat = ChatModel("openai:voorbeeld", model, traits=Traits(url=url))
    view = about_view(Site(assistant), language)
    told = words(view)
    assert texts.with_model.format(model="voorbeeld") in told
    assert texts.leaves[reach].format(model="voorbeeld") in told
    assert texts.traced not in told
    (checking,) = [section for section in view.sections if section.anchor == "nagekeken"]
    assert any(MODES[language.code].partly in point.lower() for point in checking.points)
    assistant.chat = ChatModel("openai:voorbeeld", model, traits=Traits(url=url, is_traced=True))
    assert texts.traced in words(about_view(Site(assistant), language))


def test_link_below_an_answer_leads_to_how_it_is_checked(assistant):
    assistant.chat = ChatModel("openai:voorbeeld", GenericFakeChatModel(messages=iter(())))
    with TestClient(create_app(Site(assistant))) as client:
        assert '<h2 id="nagekeken">' in client.get("/over").text


def test_both_languages_say_as_much():
    for field in fields(TEXTS["nl"]):
        dutch, english = (getattr(TEXTS[code], field.name) for code in ("nl", "en"))
        if not isinstance(dutch, Statement):
            continue
        shapes = [
            [
                (len(part.paragraphs), len(part.points), part.has_contact, part.anchor)
                for part in statement.sections
            ]
            for statement in (dutch, english)
        ]
        assert shapes[0] == shapes[1]
