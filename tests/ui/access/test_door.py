"""The door: who gets in, who is sent to the login page, and what no browser may be made to do."""

import base64
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from ui.access.access import count_question, open_access
from ui.access.middleware import AccessMiddleware
from ui.access.roles import Role, Visitor, requires
from ui.access.users import remove_user
from ui.settings import PageSettings

PAGE = {"Accept": "text/html,application/xhtml+xml"}
ELSEWHERE = "203.0.113.7"


def _app(access):
    app = FastAPI()

    @app.api_route("/", methods=["GET", "POST"])
    @app.api_route("/api/wie", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    @app.api_route("/health", methods=["GET", "POST"])
    def who(visitor: Annotated[Visitor, Depends(requires(Role.READER))]) -> dict[str, object]:
        return {"name": visitor.name, "address": visitor.address, "roles": sorted(visitor.roles)}

    @app.post("/api/ask", dependencies=[Depends(count_question)])
    def ask() -> None: ...

    @app.post("/api/beheer", dependencies=[Depends(requires(Role.CURATOR))])
    @app.post("/en/api/beheer", dependencies=[Depends(requires(Role.CURATOR))])
    def curate() -> None: ...

    app.add_middleware(AccessMiddleware, access=access)
    return app


def _client(settings, peer="127.0.0.1", host="localhost", **options):
    app = _app(open_access(settings, **options))
    return TestClient(app, f"http://{host}", client=(peer, 5000), follow_redirects=False)


@pytest.fixture
def closed(users_file):
    """Return a client of a page with users."""
    return _client(PageSettings(users=users_file), ELSEWHERE, "functies.voorbeeld.be")


@pytest.fixture
def proxied(users_file):
    """Return a function that makes a client of a page behind a proxy, connecting from an address."""
    settings = PageSettings(
        users=users_file, proxy_header="X-Remote-User", proxy_addresses=("10.0.0.0/8", "127.0.0.1")
    )
    return lambda peer: _client(settings, peer, "functies.voorbeeld.be")


def _basic(name, password):
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def test_on_this_machine_everybody_may_do_everything():
    client = _client(PageSettings())
    assert client.get("/api/wie").json() == {"name": "", "address": "127.0.0.1", "roles": sorted(Role)}
    assert client.post("/api/beheer").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "192.168.1.4", "", "[::2]"]
)
def test_on_this_machine_no_other_name_will_do(host):
    refused = _client(PageSettings()).get("/api/wie", headers={"Host": host})
    assert (refused.status_code, refused.json()) == (400, {"fout": "Dit adres hoort niet bij deze pagina."})


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:7860", "127.0.0.1:80", "[::1]:7860"])
def test_on_this_machine_its_own_names_will(host):
    assert _client(PageSettings()).get("/api/wie", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host"])
def test_an_open_page_behind_a_proxy_serves_nobody(header):
    assert _client(PageSettings()).get("/api/wie", headers={header: "203.0.113.7"}).status_code == 403


def test_public_names_are_the_only_ones(users_file, password):
    settings = PageSettings(users=users_file, hosts=("Functies.voorbeeld.be",))
    client = _client(settings, ELSEWHERE)
    for host, status in (("functies.voorbeeld.be", 200), ("localhost", 200), ("evil.example", 400)):
        assert client.get("/api/wie", headers={"Host": host, **_basic("an", password)}).status_code == status


def test_open_to_readers(users_file, password):
    client = _client(PageSettings(), ELSEWHERE, "iets.example", open_to_readers=True)
    assert client.get("/api/wie").json()["roles"] == ["reader"]
    assert client.post("/api/beheer").status_code == 403
    with_users = _client(PageSettings(users=users_file), ELSEWHERE, open_to_readers=True)
    assert with_users.get("/api/wie").json()["roles"] == ["reader"]
    assert with_users.post("/api/beheer", headers=_basic("An", password)).status_code == 200
    assert with_users.get("/api/wie", headers=_basic("An", "onjuist wachtwoord")).status_code == 401


def test_who_did_not_sign_in_is_sent_to_the_login_page_and_back(closed):
    sent = closed.get("/bron/a%20b.txt/3?start=1&end=2", headers=PAGE)
    assert sent.status_code == 303
    assert sent.headers["location"] == "/aanmelden?naar=/bron/a%2520b.txt/3%3Fstart%3D1%26end%3D2"
    assert closed.get("/en/inwerken", headers=PAGE).headers["location"] == "/en/aanmelden?naar=/en/inwerken"
    assert closed.post("/documenten", headers=PAGE).headers["location"] == "/aanmelden?naar=/"


@pytest.mark.parametrize(
    "path", ["/api/wie", "/gradio_api/info", "/en/gradio_api/queue/join", "/config", "/weg"]
)
def test_programs_are_told_in_one_line(closed, path):
    for headers in ({}, {"Accept": "*/*"}, PAGE if "api" in path else {}):
        refused = closed.get(path, headers=headers)
        assert refused.status_code == 401
        assert list(refused.json()) == ["fout"]
        assert "Basic" in refused.headers["www-authenticate"]
    by_page = closed.get(path, headers={"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"})
    assert by_page.status_code == 401
    assert "www-authenticate" not in by_page.headers


def test_every_method_needs_to_be_signed_in(closed):
    for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"):
        assert closed.request(method, "/api/wie").status_code == 401, method


def test_everybody_may_see_that_the_page_is_healthy_and_no_more(closed):
    assert closed.get("/health").status_code == 403, "the middleware lets it through, without a role"
    assert closed.get("/functiewijzer/site.css").status_code == 404


def test_programs_sign_in_with_basic(closed, users_file, password):
    assert closed.get("/api/wie", headers=_basic("AN", password)).json()["name"] == "An"
    assert closed.post("/api/beheer", headers=_basic("An", password)).status_code == 200
    refused = closed.post("/api/beheer", headers=_basic("lees", password))
    assert (refused.status_code, refused.json()) == (
        403,
        {"detail": "Hiervoor hebt u de rol beheerder nodig."},
    )
    english = closed.post("/en/api/beheer", headers=_basic("lees", password))
    assert english.json() == {"detail": "You need the role curator for this."}
    remove_user(users_file, "an")
    assert closed.get("/api/wie", headers=_basic("AN", password)).status_code == 401, (
        "known credentials end too"
    )


@pytest.mark.parametrize(
    "authorization",
    [
        "Basic",
        "Basic !!!",
        "Basic YW4=",
        "Bearer abc",
        "Basic " + base64.b64encode(b"\xff:\xfe").decode(),
        "basic  ",
    ],
)
def test_credentials_that_are_none(closed, authorization):
    refused = closed.get("/api/wie", headers={"Authorization": authorization})
    assert refused.status_code == 401
    assert refused.json() == {"fout": "De gebruikersnaam of het wachtwoord klopt niet."}


def test_an_unknown_user_a_wrong_password_and_no_password_get_the_same_answer(closed):
    answers = {
        (answer.status_code, answer.text, str(sorted(answer.headers.items())))
        for name in ("an", "piet", "dirk")
        for answer in [closed.get("/api/wie", headers=_basic(name, "onjuist wachtwoord"))]
    }
    assert len(answers) == 1


def test_guessing_slows_down(closed, password):
    wrong = _basic("an", "onjuist wachtwoord")
    statuses = [closed.get("/api/wie", headers=wrong).status_code for _ in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    right = closed.get("/api/wie", headers=_basic("An", password))
    assert right.status_code == 429
    assert 0 < int(right.headers["retry-after"]) <= 300
    assert closed.get("/api/wie", headers=_basic("lees", password)).status_code == 200


def test_a_users_file_that_breaks_lets_nobody_in(closed, users_file, password):
    assert closed.get("/api/wie", headers=_basic("An", password)).status_code == 200
    users_file.write_text("users: [")
    for headers in ({}, _basic("An", password)):
        assert closed.get("/api/wie", headers=headers).status_code in (401, 503)
    assert closed.get("/api/wie", headers=_basic("An", password)).status_code == 503
    assert closed.get("/aanmelden").status_code == 404, "what everybody may see still answers"


def test_the_trusted_proxy_names_the_user(proxied):
    client = proxied("10.2.3.4")
    named = client.get("/api/wie", headers={"X-Remote-User": "AN", "X-Forwarded-For": ELSEWHERE})
    assert named.json() == {"name": "AN", "address": ELSEWHERE, "roles": ["curator", "reader"]}
    assert client.get("/api/wie", headers={"X-Remote-User": "dirk"}).json()["roles"] == [
        "evaluator",
        "reader",
    ]
    assert client.get("/api/wie", headers={"X-Remote-User": "onbekende"}).json()["roles"] == ["reader"]


@pytest.mark.parametrize("peer", [ELSEWHERE, "11.0.0.1", "testclient", "::1"])
def test_nobody_else_can_name_a_user(proxied, peer):
    client = proxied(peer)
    for headers in (
        {"X-Remote-User": "an"},
        {"X-Remote-User": "an", "X-Forwarded-For": "10.2.3.4"},
        {"X-Remote-User": "an", "Forwarded": "for=127.0.0.1", "X-Real-IP": "127.0.0.1"},
    ):
        assert client.get("/api/wie", headers=headers).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        [("X-Remote-User", "an"), ("X-Remote-User", "dirk")],
        [("X-Remote-User", "")],
        [("X-Remote-User", "an, dirk")],
        [("X-Remote-User", "<b>an</b>")],
        [("X_Remote_User", "an")],
    ],
)
def test_a_header_that_names_nobody_clearly(proxied, headers):
    assert proxied("10.2.3.4").get("/api/wie", headers=headers).status_code == 401


def test_without_a_users_file_the_proxy_signs_in_readers():
    client = _client(PageSettings(proxy_header="X-Remote-User"), "127.0.0.1", "functies.voorbeeld.be")
    assert client.get("/api/wie", headers={"X-Remote-User": "an"}).json()["roles"] == ["reader"]
    assert client.get("/", headers=PAGE).json() == {
        "fout": "U bent niet aangemeld. Open deze pagina via het adres van uw organisatie."
    }


FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://localhost:8000"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "file://"},
    {"Origin": "http://[bad"},
]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("headers", FOREIGN)
def test_no_page_of_another_site_can_change_anything(method, headers):
    refused = _client(PageSettings()).request(method, "/api/wie", headers=headers)
    assert (refused.status_code, refused.json()) == (
        403,
        {"fout": "Deze aanvraag komt van een andere website."},
    )


@pytest.mark.parametrize(
    "headers", [*FOREIGN, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}]
)
def test_no_page_of_another_site_can_read_anything(headers):
    assert _client(PageSettings()).get("/api/wie", headers=headers).status_code == 403
    assert _client(PageSettings()).options("/api/wie", headers=headers).status_code == 403


def test_a_link_on_another_site_leads_here():
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert _client(PageSettings()).get("/", headers=link).status_code == 200
    assert _client(PageSettings()).post("/", headers=link).status_code == 403
    frame = {**link, "Sec-Fetch-Dest": "iframe"}
    assert _client(PageSettings()).get("/", headers=frame).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}],
)
def test_the_page_itself_and_programs_can(headers):
    assert _client(PageSettings()).post("/api/wie", headers=headers).status_code == 200


def test_behind_a_proxy_the_public_name_is_our_own_origin(users_file):
    settings = PageSettings(users=users_file, proxy_header="X-Remote-User", hosts=("functies.voorbeeld.be",))
    client = _client(settings, "127.0.0.1")
    for origin, status in (("https://functies.voorbeeld.be", 200), ("https://andere.voorbeeld.be", 403)):
        headers = {"X-Remote-User": "an", "Origin": origin}
        assert client.post("/api/wie", headers=headers).status_code == status


def test_what_browsers_sign_in_by_themselves_must_say_where_it_comes_from(proxied, closed, password):
    signed_in = {"X-Remote-User": "an"}
    assert proxied("10.2.3.4").post("/api/wie", headers=signed_in).status_code == 403
    own = {**signed_in, "Origin": "http://functies.voorbeeld.be"}
    assert proxied("10.2.3.4").post("/api/wie", headers=own).status_code == 200
    assert closed.post("/api/wie", headers=_basic("an", password)).status_code == 200


def test_questions_are_limited_per_client(users_file, password):
    settings = PageSettings(users=users_file, questions_per_minute=2)
    client = _client(settings, ELSEWHERE)
    assert [client.post("/api/ask", headers=_basic("an", password)).status_code for _ in range(2)] == [
        200,
        200,
    ]
    refused = client.post("/api/ask", headers=_basic("an", password))
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.json()["detail"].startswith("U stelt te veel vragen na elkaar.")
    assert client.post("/api/ask", headers=_basic("lees", password)).status_code == 200


def test_an_invented_address_does_not_raise_the_limit():
    client = _client(PageSettings(questions_per_minute=1), ELSEWHERE, open_to_readers=True)
    statuses = [
        client.post("/api/ask", headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code
        for number in range(3)
    ]
    assert statuses == [200, 429, 429]


def test_visitors_behind_the_trusted_proxy_are_counted_apart():
    client = _client(PageSettings(questions_per_minute=1), "127.0.0.1", open_to_readers=True)
    statuses = [
        client.post("/api/ask", headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code
        for number in (1, 2, 2)
    ]
    assert statuses == [200, 200, 429]


def test_without_the_middleware_nobody_may_do_anything():
    app = FastAPI()

    @app.get("/", dependencies=[Depends(requires(Role.READER))])
    def read() -> None: ...

    assert TestClient(app).get("/").status_code == 403
