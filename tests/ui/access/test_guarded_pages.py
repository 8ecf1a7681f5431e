"""The whole application with users: nothing leaks without signing in, and signing in works."""

import logging
import re

import pytest
from fastapi import Depends
from fastapi.testclient import TestClient
from starlette.routing import Route

from ui.access.access import access_on_this_machine, open_access
from ui.access.middleware import AccessMiddleware
from ui.access.passwords import hash_password
from ui.access.roles import Role, requires
from ui.access.users import remove_user, set_password
from ui.app import create_app
from ui.settings import PageSettings
from ui.site import Site

SECRETS = (
    "voorbeeld.txt",
    "Testdorp",
    "Voorbeeldstad",
    "managementteam",
    "masterdiploma",
    "diploma",
    "directeur",
)
OWN = {"Origin": "https://functies.voorbeeld.be"}
PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def app(make_assistant):
    """Return an application, built once."""
    return create_app(Site(make_assistant()))


@pytest.fixture
def guarded(app):
    """Return a function that gives a client of the application, guarded as told."""

    def client(access, address="https://functies.voorbeeld.be", peer="203.0.113.7"):
        (door,) = (layer for layer in app.user_middleware if layer.cls is AccessMiddleware)
        door.kwargs["access"] = access
        app.middleware_stack = app.build_middleware_stack()
        return TestClient(app, address, client=(peer, 5000), follow_redirects=False)

    return client


@pytest.fixture
def access(users_file):
    return open_access(PageSettings(users=users_file, questions_per_minute=3))


@pytest.fixture
def client(guarded, access):
    return guarded(access)


def _sign_in(client, name, password, **fields):
    return client.post("/aanmelden", data={"naam": name, "wachtwoord": password, **fields}, headers=OWN)


def _addresses(routes):
    """Return method and path of every route: ours, and those of both Gradio pages."""
    for route in routes:
        inside = getattr(route, "original_router", None) or getattr(route, "app", None)
        if isinstance(route, Route):
            path = re.sub(r"\{[^}]*\}", "voorbeeld.txt", route.path)
            yield from (
                (method, f"{prefix}{path}") for method in route.methods or () for prefix in ("", "/en")
            )
        else:
            yield from _addresses(getattr(inside, "routes", ()))


def test_nothing_of_the_documents_leaks_to_who_did_not_sign_in(client):
    asked = set(_addresses(client.app.routes))
    paths = {path for _, path in asked}
    assert {"/api/documents", "/en/bron/voorbeeld.txt/voorbeeld.txt", "/docs", "/openapi.json"} <= paths
    assert {"/config", "/en/gradio_api/info", "/gradio_api/queue/join"} <= paths
    for method, path in sorted(asked):
        for headers in ({**OWN}, {**OWN, **PAGE}):
            answer = client.request(method, path, headers=headers)
            assert not [word for word in SECRETS if word in answer.text], (method, path)
            if not path.removeprefix("/en").startswith(
                ("/health", "/aanmelden", "/afmelden", "/favicon.ico", "/over", "/toegankelijkheid")
            ):
                assert answer.status_code in (303, 401, 403, 411), (method, path)


def test_signing_in_leads_to_where_the_visitor_wanted_to_go(client, password):
    shown = client.get("/aanmelden?naar=/bron/voorbeeld.txt/3")
    assert shown.status_code == 200
    assert 'value="/bron/voorbeeld.txt/3"' in shown.text
    signed_in = _sign_in(client, "an", password, naar="/bron/voorbeeld.txt/3")
    assert (signed_in.status_code, signed_in.headers["location"]) == (303, "/bron/voorbeeld.txt/3")
    assert client.get("/bron/voorbeeld.txt/3").status_code == 200
    assert client.get("/aanmelden", headers=PAGE).headers["location"] == "/"


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "/\\evil.example", "https:evil.example", "https://evil.example/", ""]
)
def test_signing_in_never_leads_to_another_site(client, password, wanted):
    assert 'name="naar" value=""' in client.get("/aanmelden", params={"naar": wanted}).text
    assert _sign_in(client, "an", password, naar=wanted).headers["location"] == "/"


def test_the_cookie_is_kept_from_scripts_and_other_sites(client, password):
    cookie = _sign_in(client, "an", password).headers["set-cookie"]
    assert cookie.startswith("__Host-functiewijzer=")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "secure", "samesite=lax", "path=/", "max-age=43200"}
    assert password not in cookie


def test_the_cookie_goes_over_http_only_where_the_page_does(guarded, access, password):
    fields = {"naam": "an", "wachtwoord": password}
    client = guarded(access, "http://intern.voorbeeld.be")
    answer = client.post("/aanmelden", data=fields, headers={"Origin": "http://intern.voorbeeld.be"})
    assert answer.headers["set-cookie"].startswith("functiewijzer=")
    assert "secure" not in answer.headers["set-cookie"].lower()
    client = guarded(access, "http://intern.voorbeeld.be", "127.0.0.1")
    behind = {"Sec-Fetch-Site": "same-origin", "X-Forwarded-Proto": "https"}
    answer = client.post("/aanmelden", data=fields, headers=behind)
    assert answer.headers["set-cookie"].startswith("__Host-functiewijzer=")


def test_wrong_and_unknown_get_the_same_page_and_no_cookie(client):
    pages = []
    for name in ("an", "wie", "dirk"):
        refused = _sign_in(client, name, "onjuist wachtwoord", naar="/inwerken")
        assert refused.status_code == 401
        assert "set-cookie" not in refused.headers
        assert refused.headers["cache-control"] == "no-store"
        pages.append(refused.text.replace(f'value="{name}"', ""))
    assert pages[0] == pages[1] == pages[2]
    assert "De gebruikersnaam of het wachtwoord klopt niet." in pages[0]
    assert 'role="alert"' in pages[0]
    assert 'value="/inwerken"' in pages[0]
    assert "onjuist wachtwoord" not in pages[0]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"naam": "an"},
        {"wachtwoord": "x"},
        {"naam": "  ", "wachtwoord": "x"},
        {"naam": "<b>", "wachtwoord": ""},
    ],
)
def test_an_empty_form_is_told(client, fields):
    refused = client.post(
        "/aanmelden", data=fields, headers={**OWN, "Content-Length": "0"} if not fields else OWN
    )
    assert refused.status_code == 422
    assert "Vul uw gebruikersnaam en uw wachtwoord in." in refused.text
    assert "<b>" not in refused.text


def test_guessing_slows_down(client, password):
    statuses = [_sign_in(client, "an", f"onjuist wachtwoord {number}").status_code for number in range(11)]
    assert statuses == [401] * 10 + [429]
    refused = _sign_in(client, "an", password)
    assert (refused.status_code, "set-cookie" in refused.headers) == (429, False)
    assert int(refused.headers["retry-after"]) > 0
    assert "Er is te vaak geprobeerd aan te melden." in refused.text


def test_another_site_cannot_sign_anybody_in_or_out(client, password):
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        for path in ("/aanmelden", "/afmelden"):
            refused = client.post(path, data={"naam": "an", "wachtwoord": password}, headers=headers)
            assert refused.status_code == 403
            assert "set-cookie" not in refused.headers


def test_signing_out_ends_the_session_for_whoever_holds_the_cookie(client, password):
    _sign_in(client, "an", password)
    cookie = dict(client.cookies)
    signed_out = client.post("/afmelden", headers={**OWN, "Content-Length": "0"})
    assert (signed_out.status_code, signed_out.headers["location"]) == (303, "/aanmelden?afgemeld=1")
    assert signed_out.headers["clear-site-data"] == '"cache"'
    assert not client.cookies
    client.cookies.update(cookie)
    assert client.get("/api/documents").status_code == 401
    assert "U bent afgemeld." in client.get("/aanmelden?afgemeld=1").text


def test_a_removed_user_and_a_new_password_end_the_session(client, users_file, password):
    for change in (
        lambda: set_password(users_file, "an", hash_password("een ander wachtwoord")),
        lambda: remove_user(users_file, "lees"),
    ):
        _sign_in(client, "an" if not client.cookies else "lees", password)
        assert client.get("/api/documents").status_code == 200
        change()
        assert client.get("/api/documents").status_code == 401


def test_a_cookie_alone_changes_nothing(client, password):
    _sign_in(client, "an", password)
    question = {"question": "Welk diploma is vereist?"}
    refused = client.post("/api/ask", json=question)
    assert (refused.status_code, refused.json()) == (
        403,
        {"fout": "Deze aanvraag zegt niet van welke pagina ze komt (Origin)."},
    )
    assert client.post("/api/ask", json=question, headers=OWN).status_code == 200
    assert (
        client.post("/gradio_api/queue/join", json={}, headers={"Origin": "https://evil.example"}).status_code
        == 403
    )


def test_questions_are_limited(client, password):
    _sign_in(client, "an", password)
    question = {"question": "Welk diploma is vereist?"}
    assert [client.post("/api/ask", json=question, headers=OWN).status_code for _ in range(3)] == [200] * 3
    refused = client.post("/api/ask", json=question, headers=OWN)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.json()["fout"].startswith("U stelt te veel vragen na elkaar.")


def test_the_header_says_who_is_signed_in(client, password):
    before = client.get("/aanmelden").text
    assert "/documenten" not in before, "no links to what only leads back here"
    assert "Afmelden" not in before
    _sign_in(client, "an", password)
    for path, words in (("/", "Afmelden"), ("/en/", "Sign out"), ("/docs", "Afmelden")):
        page = client.get(path).text
        assert ">An</span>" in page
        assert words in page
        assert "/documenten" in page


def test_the_page_is_english_by_choice(client):
    page = client.get("/en/aanmelden").text
    assert '<html lang="en">' in page
    assert "Sign in" in page
    assert 'action="/en/aanmelden"' in page


def test_without_users_there_is_nothing_to_sign_in_to(guarded):
    client = guarded(access_on_this_machine(), "http://localhost", "127.0.0.1")
    assert client.get("/aanmelden").headers["location"] == "/"
    assert client.post("/aanmelden", data={"naam": "an"}).status_code == 303
    assert client.post("/afmelden", data={"a": "b"}).headers["location"] == "/"


def test_a_users_file_that_breaks_is_told_on_the_page(client, users_file, password):
    _sign_in(client, "an", password)
    users_file.write_text("users: [")
    assert client.get("/aanmelden").status_code == 200
    refused = _sign_in(client, "an", password)
    assert refused.status_code == 503
    assert "Aanmelden lukt op dit moment niet." in refused.text
    assert client.get("/api/documents").status_code == 503


def test_no_question_reaches_the_log(app, guarded, monkeypatch, caplog, capfd):
    client = guarded(access_on_this_machine(), "http://localhost", "127.0.0.1")
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    caplog.set_level(logging.INFO)
    headers = {"Content-Type": "application/json"}
    for question in ("kapot zeldzaamwoord", "Welk diploma zeldzaamwoord?", "", "zeldzaamwoord " * 1000):
        client.post("/api/ask", json={"question": question, "history": ["zeldzaamwoord"]})
    client.post("/api/ask", content=b'{"question": zeldzaamwoord', headers=headers)
    client.get("/zeldzaamwoord?q=zeldzaamwoord")
    printed = capfd.readouterr()
    assert "answering failed: builtins.KeyError" in caplog.text, (
        "the failure itself is logged, with its place"
    )
    assert "zeldzaamwoord" not in caplog.text + printed.out + printed.err


def test_a_missing_role_is_a_page_to_people_and_a_line_to_programs(app, guarded, access, password):
    app.router.add_api_route("/beheer", lambda: None, dependencies=[Depends(requires(Role.CURATOR))])
    app.router.routes.insert(0, app.router.routes.pop())
    client = guarded(access)
    _sign_in(client, "lees", password)
    page = client.get("/beheer", headers=PAGE)
    assert page.status_code == 403
    assert "<h1>Geen toegang</h1>" in page.text
    line = client.get("/beheer")
    assert (line.status_code, line.json()) == (403, {"fout": "Hiervoor hebt u de rol beheerder nodig."})
    client.cookies.clear()
    _sign_in(client, "an", password)
    assert client.get("/beheer", headers=PAGE).status_code == 200
