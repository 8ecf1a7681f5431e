"""Hashing and checking passwords."""

import pytest

from ui.access import passwords
from ui.access.errors import UserProblem
from ui.access.passwords import LONGEST, hash_password, is_hash, verify


def test_a_password_fits_its_own_hash_only():
    made = hash_password("correct paard batterij")
    assert is_hash(made)
    assert verify(made, "correct paard batterij")
    assert not verify(made, "correct paard batteri")
    assert hash_password("correct paard batterij") != made


@pytest.mark.parametrize("password", ["", "elf tekens!", "x" * (LONGEST + 1), "een wachtwoord\nmet regel"])
def test_a_password_that_will_not_do_is_one_line(password):
    with pytest.raises(UserProblem) as refused:
        hash_password(password)
    assert "\n" not in str(refused.value)


def test_a_long_password_is_not_cut_to_one_that_fits():
    made = hash_password("x" * LONGEST)
    assert not verify(made, "x" * (LONGEST + 1))


@pytest.mark.parametrize(
    "text", ["", "geheim", "$argon2id$", "$argon2d$v=19$m=8,t=1,p=1$YWJjZGVmZ2g$YWJjZGVmZ2g"]
)
def test_what_is_no_hash(text):
    assert not is_hash(text)
    assert not verify(text, "een lang wachtwoord")


def test_nobody_has_no_password_and_costs_as_much_work(monkeypatch):
    looked_at = []
    hasher = passwords._HASHER

    class Watched:
        def hash(self, password):
            return hasher.hash(password)

        def verify(self, password_hash, password):
            looked_at.append(password_hash)
            return hasher.verify(password_hash, password)

    monkeypatch.setattr(passwords, "_HASHER", Watched())
    assert not verify("", "een lang wachtwoord")
    assert not verify("", "niemand heeft dit wachtwoord")
    real = hash_password("een lang wachtwoord")
    assert verify(real, "een lang wachtwoord")
    assert len(looked_at) == 3
    assert looked_at[0].rsplit("$", 2)[0] == real.rsplit("$", 2)[0], "the same settings, so the same work"
