"""``functiewijzer user``: what it prints, what it writes, and how it says no."""

import getpass
import io
import sys

import pytest

from ui.access.passwords import verify
from ui.access.roles import Role
from ui.access.users import read_users

GOOD, OTHER = "een lang wachtwoord", "een ander wachtwoord"


@pytest.fixture
def path(monkeypatch, tmp_path):
    monkeypatch.setenv("FUNCTIEWIJZER_USERS", "gebruikers.yaml")
    return tmp_path / "gebruikers.yaml"


@pytest.fixture
def typed(monkeypatch):
    """Return the lines that are typed where a password is asked for without showing it."""
    lines = []
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: lines.pop(0))
    return lines


@pytest.fixture
def given(monkeypatch):
    """Return a function that gives the command an input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_user_is_added_with_roles_and_a_password_typed_twice(run, path, typed):
    typed += [GOOD, GOOD]
    code, printed, errors = run("user", "add", "An", "--role", "curator", "--role", "evaluator")
    assert (code, errors) == (0, [])
    assert printed == "An toegevoegd (curator, evaluator, reader).\n"
    user = read_users(path)["an"]
    assert user.roles == set(Role)
    assert verify(user.password_hash, GOOD)


def test_a_password_may_come_from_the_input(run, path, given):
    given(f"{GOOD}\n{OTHER}\n")
    assert run("user", "add", "an", "--password-stdin")[0] == 0
    assert verify(read_users(path)["an"].password_hash, GOOD)
    given(f"{OTHER}\r\n")
    assert run("user", "password", "an", "--password-stdin")[:2] == (0, "an heeft een ander wachtwoord.\n")
    assert verify(read_users(path)["an"].password_hash, OTHER)


def test_a_password_is_no_argument(run, path):
    code, _, errors = run("user", "add", "an", "--password", GOOD)
    assert code == 2
    assert errors == ["fout: onbekende optie: --password"]
    assert not path.exists()


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["kort", "kort"], "fout: het wachtwoord moet minstens 12 tekens lang zijn"),
        ([GOOD, OTHER], "fout: dat is niet twee keer hetzelfde wachtwoord"),
    ],
)
def test_a_password_that_will_not_do_adds_nobody(run, path, typed, lines, line):
    typed += lines
    code, _, errors = run("user", "add", "an")
    assert (code, errors) == (2, [line])
    assert not path.exists()


def test_a_taken_or_impossible_name_is_told_before_a_password_is_asked(run, path, typed, given):
    given(GOOD)
    run("user", "add", "an", "--password-stdin")
    before = path.read_bytes()
    assert run("user", "add", "AN")[2] == ["fout: de gebruiker AN bestaat al"]
    assert run("user", "add", "a b")[2][0].startswith("fout: een naam bestaat uit")
    assert run("user", "password", "piet")[2] == ["fout: er is geen gebruiker piet"]
    assert path.read_bytes() == before
    assert typed == []


def test_a_user_of_the_proxy_needs_no_password(run, path):
    assert run("user", "add", "dirk", "--no-password", "--role", "evaluator")[0] == 0
    assert read_users(path)["dirk"].password_hash == ""
    code, _, errors = run("user", "add", "els", "--no-password", "--password-stdin")
    assert (code, len(errors)) == (2, 1)


def test_users_are_listed_without_their_hashes(run, path, given):
    path.write_text("users: {}")
    assert run("user", "list")[1] == "Er zijn nog geen gebruikers.\n"
    given(GOOD)
    run("user", "add", "an", "--password-stdin", "--role", "curator")
    run("user", "add", "dirk", "--no-password")
    printed = run("user", "list")[1]
    assert "curator, reader" in printed
    assert "alleen via de proxy" in printed
    assert "argon2" not in printed


def test_a_user_is_removed(run, path):
    run("user", "add", "dirk", "--no-password")
    assert run("user", "remove", "Dirk") == (0, "Dirk verwijderd.\n", [])
    assert not read_users(path)
    assert run("user", "remove", "dirk") == (2, "", ["fout: er is geen gebruiker dirk"])


@pytest.mark.parametrize("arguments", [("add", "an"), ("list",), ("remove", "an"), ("password", "an")])
def test_without_a_users_file_the_line_says_what_to_do(run, arguments):
    code, _, errors = run("user", *arguments)
    assert code == 2
    assert errors == ["fout: stel FUNCTIEWIJZER_USERS in op een bestand, of geef het op met --users"]


def test_the_users_file_may_be_given(run, tmp_path):
    assert run("user", "add", "an", "--no-password", "--users", tmp_path / "anders.yaml")[0] == 0
    assert set(read_users(tmp_path / "anders.yaml")) == {"an"}


def test_a_broken_file_or_a_role_that_does_not_exist_is_one_line(run, path):
    code, _, errors = run("user", "add", "an", "--no-password", "--role", "baas")
    assert (code, errors) == (2, ["fout: ongeldige waarde voor --role (reader, curator of evaluator)"])
    path.write_text("users: [")
    for arguments in (("list",), ("add", "an", "--no-password"), ("remove", "an")):
        code, _, errors = run("user", *arguments)
        assert (code, len(errors)) == (2, 1)
        assert "geen geldige YAML" in errors[0]


def test_doctor_shows_the_settings_of_the_page(run, sample_index_folder, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_HOSTS", "a.example,b.example")
    printed = run("doctor", "--index", sample_index_folder)[1]
    for words in ("FUNCTIEWIJZER_USERS", "FUNCTIEWIJZER_QUESTIONS_PER_MINUTE", "FUNCTIEWIJZER_PROXY_HEADER"):
        assert words in printed
    assert "a.example" in printed
    assert "127.0.0.1, ::1" in printed


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - what is refused
def test_serve_starts_nothing_that_nothing_guards(run, host):
    code, printed, errors = run("serve", "--host", host, "--index", "weg")
    assert (code, printed, len(errors)) == (2, "", 1)
    assert errors[0].startswith(f"fout: op {host} kunnen anderen bij deze pagina")


def test_serve_with_a_broken_users_file_starts_nothing(run, tmp_path):
    (tmp_path / "gebruikers.yaml").write_text("users: [")
    code, _, errors = run("serve", "--users", "gebruikers.yaml", "--index", "weg")
    assert code == 2
    assert errors == ["fout: het gebruikersbestand gebruikers.yaml is geen geldige YAML"]
