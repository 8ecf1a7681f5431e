"""The users file: what is read, what is refused, and how it changes."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from filelock import FileLock

from ui.access import users as module
from ui.access.errors import UserProblem, UsersFileError
from ui.access.passwords import hash_password, verify
from ui.access.roles import Role
from ui.access.users import User, UsersFile, add_user, read_users, remove_user, set_password

HASH = "$argon2id$v=19$m=8,t=1,p=1$lqMQ2FvPwMsg+9BEc7wqVQ$i3mLY5trUHhVRbZCyeyAsbFVFQBjDoU4EwF+vMqit80"


def test_users_are_read_back_as_written(users_file, password):
    users = read_users(users_file)
    assert [(user.name, user.roles, bool(user.password_hash)) for user in users.values()] == [
        ("lees", {Role.READER}, True),
        ("An", {Role.READER, Role.CURATOR}, True),
        ("dirk", {Role.READER, Role.EVALUATOR}, False),
    ]
    assert verify(users["an"].password_hash, password)


def test_only_the_owner_may_read_the_file_and_no_password_stands_in_it(users_file, password):
    assert stat.S_IMODE(users_file.stat().st_mode) == 0o600
    assert password not in users_file.read_text()
    assert "An" in users_file.read_text()


def test_a_user_does_not_show_the_hash():
    assert HASH not in repr(User("an", HASH, frozenset()))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "users:",
        "- an",
        "gebruikers: {}",
        "users: {an: {rol: reader}}",
        "users: {an: {roles: [baas]}}",
        "users: {an: {roles: reader}}",
        "users: {an: {roles: [], password: geheim}}",
        "users: {an: {password: $2b$12$abcdefghijklmnopqrstuv}}",
        "users: {an: {}, AN: {}}",
        "users: {an: {}, an: {roles: [curator]}}",
        "users: {'a b': {}}",
        "users: {'': {}}",
        "users: {an: null}",
        "users: {an: {",
        "users: &a {an: {}}\nmore: *a",
        "users: " + "[" * 5000,
        "users: {an: {roles: !!python/object/apply:os.system [ls]}}",
        "users: {jan: {roles: [2021-02-31]}}",
    ],
)
def test_a_broken_file_is_one_line(tmp_path, content):
    path = tmp_path / "gebruikers.yaml"
    path.write_text(content)
    with pytest.raises(UsersFileError) as refused:
        read_users(path)
    assert "\n" not in str(refused.value)
    assert str(path) in str(refused.value)


def test_an_unreadable_file_is_one_line(tmp_path):
    with pytest.raises(UsersFileError, match="bestaat niet"):
        read_users(tmp_path / "weg.yaml")
    with pytest.raises(UsersFileError, match="kan niet gelezen worden"):
        read_users(tmp_path)
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsersFileError):
        read_users(tmp_path / "bytes.yaml")


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_LARGEST", 10)
    (tmp_path / "groot.yaml").write_text("users: {an: {}}")
    with pytest.raises(UsersFileError, match="te groot"):
        read_users(tmp_path / "groot.yaml")


def test_a_file_without_users_has_none(tmp_path):
    (tmp_path / "leeg.yaml").write_text("users: {}")
    assert not read_users(tmp_path / "leeg.yaml")


@pytest.mark.parametrize("name", ["", "a b", "a:b", "a\n", "<b>", "é" * 101, "a/b", "\x00"])
def test_a_name_that_will_not_do(users_file, name):
    with pytest.raises(UserProblem, match="een naam bestaat uit"):
        add_user(users_file, User(name, "", frozenset()))


def test_a_name_is_taken_whatever_its_capitals_and_accents(users_file):
    add_user(users_file, User("rené", "", frozenset()))
    for name in ("an", "AN", "REN\u00c9", "rene\u0301"):
        with pytest.raises(UserProblem):
            add_user(users_file, User(name, "", frozenset()))


def test_a_removed_user_and_a_new_password(users_file):
    set_password(users_file, "AN", hash_password("een ander wachtwoord"))
    remove_user(users_file, "Lees")
    users = read_users(users_file)
    assert set(users) == {"an", "dirk"}
    assert users["an"].roles == {Role.READER, Role.CURATOR}
    assert verify(users["an"].password_hash, "een ander wachtwoord")
    for change in (remove_user, lambda path, name: set_password(path, name, HASH)):
        with pytest.raises(UserProblem, match="er is geen gebruiker lees"):
            change(users_file, "lees")


def test_a_broken_file_is_not_overwritten(users_file):
    users_file.write_text("users: [")
    with pytest.raises(UsersFileError):
        add_user(users_file, User("piet", "", frozenset()))
    assert users_file.read_text() == "users: ["


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(users_file, monkeypatch):
    before, beside = users_file.read_bytes(), sorted(users_file.parent.iterdir())

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add_user(users_file, User("piet", "", frozenset()))
    assert users_file.read_bytes() == before
    assert sorted(users_file.parent.iterdir()) == beside


def test_users_added_at_the_same_time_are_all_there(users_file):
    names = [f"gebruiker{number}" for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda name: add_user(users_file, User(name, "", frozenset())), names))
    assert set(names) < set(read_users(users_file))


def test_a_file_that_another_command_keeps_is_one_line(users_file, monkeypatch):
    monkeypatch.setattr(module, "_LOCK_SECONDS", 0.05)
    with (
        FileLock(users_file.with_name(".gebruikers.yaml.lock")),
        pytest.raises(UsersFileError, match="een andere opdracht"),
    ):
        remove_user(users_file, "an")


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(UsersFileError, match="de map"):
        add_user(tmp_path / "weg" / "gebruikers.yaml", User("an", "", frozenset()))


def test_changes_are_seen_at_once(users_file):
    file = UsersFile(users_file)
    assert file.find("AN") is not None
    remove_user(users_file, "an")
    assert file.find("an") is None


def test_a_file_that_breaks_or_goes_lets_nobody_in_until_it_is_right_again(users_file):
    file = UsersFile(users_file)
    whole = users_file.read_text()
    assert file.find("an") is not None
    users_file.write_text("users: [")
    for _ in range(2):
        with pytest.raises(UsersFileError):
            file.find("an")
    users_file.unlink()
    with pytest.raises(UsersFileError):
        file.find("an")
    users_file.write_text(whole)
    assert file.find("an") is not None
