"""Which pages start, and who may come in."""

import pytest

from ui.access.access import open_access
from ui.access.errors import AccessError, UsersFileError
from ui.access.policy import Door, choose_policy, is_public
from ui.access.roles import Role
from ui.settings import PageSettings

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what the tests refuse


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_on_this_machine_every_visitor_may_do_everything(host):
    assert choose_policy(PageSettings(), host).door is Door.THIS_MACHINE
    assert Door.THIS_MACHINE.roles == set(Role)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "", "192.168.1.4", "functiewijzer.voorbeeld.be"])
def test_elsewhere_nothing_starts_that_nothing_guards(host):
    with pytest.raises(AccessError) as refused:
        choose_policy(PageSettings(), host)
    assert "\n" not in str(refused.value)
    assert "--open" in str(refused.value)


def test_a_public_name_says_that_others_come_too():
    with pytest.raises(AccessError, match=r"functies\.voorbeeld\.be"):
        choose_policy(PageSettings(hosts=("functies.voorbeeld.be",)), "127.0.0.1")


def test_open_lets_everybody_read_and_no_more():
    policy = choose_policy(PageSettings(), EVERYWHERE, open_to_readers=True)
    assert policy.door.roles == {Role.READER}
    assert choose_policy(PageSettings(), "127.0.0.1", open_to_readers=True).door is Door.READERS


def test_users_or_a_trusted_proxy_guard_the_page(users_file):
    for settings in (PageSettings(users=users_file), PageSettings(proxy_header="X-Remote-User")):
        for host in (EVERYWHERE, "127.0.0.1"):
            assert choose_policy(settings, host).door is Door.USERS
    assert Door.USERS.roles == set()


def test_a_users_file_beside_open_signs_in_who_may_more(users_file):
    access = open_access(PageSettings(users=users_file), EVERYWHERE, open_to_readers=True)
    assert access.policy.door is Door.READERS
    assert access.login is not None


@pytest.mark.parametrize("content", [None, "users: [", "users: {an: {roles: [baas]}}", "users: {}"])
def test_a_users_file_that_cannot_be_used_starts_nothing(tmp_path, content):
    path = tmp_path / "gebruikers.yaml"
    if content is not None:
        path.write_text(content)
    for host in ("127.0.0.1", EVERYWHERE):
        for open_to_readers in (False, True):
            with pytest.raises(AccessError) as refused:
                open_access(PageSettings(users=path), host, open_to_readers=open_to_readers)
            assert "\n" not in str(refused.value)


def test_a_broken_users_file_starts_nothing_behind_a_proxy_either(tmp_path):
    path = tmp_path / "gebruikers.yaml"
    path.write_text("users: [")
    with pytest.raises(UsersFileError):
        open_access(PageSettings(users=path, proxy_header="X-Remote-User"))


@pytest.mark.parametrize(
    "path",
    ["/health", "/aanmelden", "/en/aanmelden", "/over", "/en/toegankelijkheid", "/functiewijzer/site.css"],
)
def test_what_everybody_may_see(path):
    assert is_public(path)


@pytest.mark.parametrize("path", ["/", "/en", "/en/", "/api/ask", "/config", "/gradio_api/info", "/bron/a/1"])
@pytest.mark.parametrize("prefix", ["", "/en", "//", "/functiewijzer/.."])
def test_what_needs_a_role(prefix, path):
    assert not is_public(prefix + path)


@pytest.mark.parametrize(
    "path", ["/docs", "/openapi.json", "/healthy", "/functiewijzer", "/aanmelden/..", "/HEALTH"]
)
def test_what_looks_like_it_too(path):
    assert not is_public(path)


def test_settings_are_read_from_the_environment(monkeypatch, tmp_path):
    values = {
        "HOSTS": "a.example, b.example",
        "PROXY_ADDRESSES": "10.0.0.0/8",
        "USERS": "",
        "SESSION_HOURS": "0.5",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"FUNCTIEWIJZER_{name}", value)
    settings = PageSettings()
    assert settings.hosts == ("a.example", "b.example")
    assert settings.proxy_addresses == ("10.0.0.0/8",)
    assert settings.users is None
    assert settings.session_hours == 0.5
