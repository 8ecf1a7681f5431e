"""Fixtures of the access tests: cheap hashes, a users file, the page's settings."""

import pytest
from argon2 import PasswordHasher

from ui.access import passwords
from ui.access.roles import Role
from ui.access.users import User, add_user
from ui.settings import PageSettings

PASSWORD = "een lang wachtwoord"  # noqa: S105 - of users who exist in these tests only


@pytest.fixture
def password():
    """Return the password of every user in the file."""
    return PASSWORD


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """Hash with as little work as argon2 allows."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._hash_of_nobody.cache_clear()
    yield
    passwords._hash_of_nobody.cache_clear()


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch, tmp_path):
    """Work in an empty folder, with none of the page's settings in the environment."""
    for name in PageSettings.model_fields:
        monkeypatch.delenv(f"FUNCTIEWIJZER_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def users_file(tmp_path):
    """Return the path of a file with a reader, a curator and one whom only the proxy signs in."""
    return _write_users(tmp_path / "gebruikers.yaml")


@pytest.fixture(scope="module")
def shared_users_file(tmp_path_factory):
    """Return the path of such a file for a server that all tests of a module use."""
    return _write_users(tmp_path_factory.mktemp("gebruikers") / "gebruikers.yaml")


def _write_users(path):
    add_user(path, User("lees", passwords.hash_password(PASSWORD), frozenset({Role.READER})))
    add_user(path, User("An", passwords.hash_password(PASSWORD), frozenset({Role.READER, Role.CURATOR})))
    add_user(path, User("dirk", "", frozenset({Role.READER, Role.EVALUATOR})))
    return path
