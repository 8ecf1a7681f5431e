"""Session cookies: whose they are, and when they end."""

import stat

import itsdangerous.timed
import pytest

from ui.access.errors import AccessError, UsersFileError
from ui.access.passwords import hash_password
from ui.access.sessions import open_sessions
from ui.access.users import User, UsersFile, remove_user, set_password

HOUR = 3600


@pytest.fixture
def file(users_file):
    return UsersFile(users_file)


@pytest.fixture
def sessions(file):
    return open_sessions(file, HOUR)


def test_a_session_is_of_its_user(sessions, file):
    cookie = sessions.start(file.find("an"))
    assert sessions.user(cookie) == file.find("an")


def test_the_key_is_made_once_and_only_the_owner_may_read_it(sessions, file, users_file):
    key = users_file.with_name("gebruikers.yaml.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    cookie, made = sessions.start(file.find("an")), key.read_bytes()
    assert open_sessions(file, HOUR).user(cookie) is not None
    assert key.read_bytes() == made
    key.unlink()
    assert open_sessions(file, HOUR).user(cookie) is None


def test_a_key_that_cannot_be_used_is_one_line(file, users_file):
    key = users_file.with_name("gebruikers.yaml.key")
    key.write_text("kort\n")
    with pytest.raises(AccessError, match="te kort"):
        open_sessions(file, HOUR)
    key.unlink()
    key.mkdir()
    with pytest.raises(AccessError, match="kan niet gelezen"):
        open_sessions(file, HOUR)


def test_what_was_not_signed_here_is_nobody(sessions, file):
    cookie = sessions.start(file.find("an"))
    forged = [
        cookie[:-1],
        cookie + "x",
        cookie[5:],
        "",
        "a.b.c",
        "é",
        "x" * 100_000,
        cookie.replace(".", "", 1),
    ]
    assert [sessions.user(one) for one in forged] == [None] * len(forged)


def test_a_session_grows_old(sessions, file, monkeypatch):
    cookie = sessions.start(file.find("an"))
    now = itsdangerous.timed.time.time()

    class Later:
        seconds = 0

        def time(self):
            return now + self.seconds

    later = Later()
    monkeypatch.setattr(itsdangerous.timed, "time", later)
    later.seconds = HOUR - 5
    assert sessions.user(cookie) is not None
    later.seconds = HOUR + 5
    assert sessions.user(cookie) is None


def test_a_removed_user_has_no_session(sessions, file, users_file):
    cookie = sessions.start(file.find("an"))
    remove_user(users_file, "an")
    assert sessions.user(cookie) is None


def test_a_new_password_ends_the_sessions_of_the_old_one_only(sessions, file, users_file, password):
    an, lees = sessions.start(file.find("an")), sessions.start(file.find("lees"))
    set_password(users_file, "an", hash_password(password))
    assert sessions.user(an) is None
    assert sessions.user(lees) is not None


def test_a_user_without_password_has_no_session(sessions):
    assert sessions.user(sessions.start(User("dirk", "", frozenset()))) is None


def test_who_signs_out_ends_that_session_only(sessions, file):
    first = sessions.start(file.find("an"))
    other = sessions.start(file.find("lees"))
    sessions.end(first)
    sessions.end("geen sessie")
    assert sessions.user(first) is None
    assert sessions.user(other) is not None


def test_a_broken_users_file_lets_no_session_in(sessions, file, users_file):
    cookie = sessions.start(file.find("an"))
    users_file.write_text("users: [")
    with pytest.raises(UsersFileError):
        sessions.user(cookie)
