"""``functiewijzer user``: who may sign in on the page."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from assistant.settings import read_settings_of
from ui import command_texts as texts
from ui.commands.console import UsageProblem, output
from ui.settings import PageSettings

if TYPE_CHECKING:
    from ui.access.users import User

# The users' modules are imported in the commands: no other command needs the libraries behind them.
user = typer.Typer(no_args_is_help=True)

_UsersOption = Annotated[Path | None, typer.Option("--users", help=texts.USERS_HELP)]
_Name = Annotated[str, typer.Argument(help=texts.USER_NAME_HELP)]
_FromInput = Annotated[bool, typer.Option("--password-stdin", help=texts.PASSWORD_STDIN_HELP)]


@user.command(help=texts.USER_ADD)
def add(
    name: _Name,
    role: Annotated[list[str] | None, typer.Option("--role", help=texts.ROLE_HELP)] = None,
    users: _UsersOption = None,
    password_stdin: _FromInput = False,
    no_password: Annotated[bool, typer.Option("--no-password", help=texts.NO_PASSWORD_HELP)] = False,
) -> None:
    """Add a user."""
    from ui.access.passwords import hash_password
    from ui.access.roles import Role
    from ui.access.users import User, add_user, check_can_add

    if no_password and password_stdin:
        raise UsageProblem(texts.PASSWORD_OR_NONE)
    try:
        roles = frozenset({Role.READER, *(Role(one) for one in role or ())})
    except ValueError as error:
        raise UsageProblem(texts.BAD_VALUE.format(name=texts.PARAMETERS["role"])) from error
    path = _users_file(users)
    check_can_add(path, name)  # a name that will not do is told before a password is asked for
    password_hash = "" if no_password else hash_password(_password(from_input=password_stdin))
    added = User(name, password_hash, roles)
    add_user(path, added)
    output.print(texts.USER_ADDED.format(name=name, roles=_shown(added)), markup=False)


@user.command(help=texts.USER_REMOVE)
def remove(name: _Name, users: _UsersOption = None) -> None:
    """Remove a user."""
    from ui.access.users import remove_user

    remove_user(_users_file(users), name)
    output.print(texts.USER_REMOVED.format(name=name), markup=False)


@user.command(help=texts.USER_PASSWORD)
def password(name: _Name, users: _UsersOption = None, password_stdin: _FromInput = False) -> None:
    """Give a user another password."""
    from ui.access.passwords import hash_password
    from ui.access.users import read_users, set_password, user_named

    path = _users_file(users)
    user_named(read_users(path), name)
    set_password(path, name, hash_password(_password(from_input=password_stdin)))
    output.print(texts.PASSWORD_CHANGED.format(name=name), markup=False)


@user.command(name="list", help=texts.USER_LIST)
def list_users(users: _UsersOption = None) -> None:
    """List the users."""
    from ui.access.users import read_users

    known = read_users(_users_file(users)).values()
    if not known:
        output.print(texts.NO_USERS)
        return
    table = Table(*texts.USER_COLUMNS)
    for one in known:
        table.add_row(one.name, _shown(one), texts.BY_PASSWORD if one.password_hash else texts.BY_PROXY_ONLY)
    output.print(table)


def _users_file(given: Path | None) -> Path:
    path = given or read_settings_of(PageSettings).users
    if path is None:
        raise UsageProblem(texts.NO_USERS_FILE)
    return path


def _shown(one: "User") -> str:
    return ", ".join(sorted(role.value for role in one.roles))


def _password(*, from_input: bool) -> str:
    """Return a password that will do, from the first line of the input or asked twice without showing it."""
    from ui.access.passwords import SHORTEST, check_password

    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(f"{texts.NEW_PASSWORD.format(length=SHORTEST)}: ")
    check_password(first)
    if getpass.getpass(f"{texts.REPEAT_PASSWORD}: ") != first:
        raise UsageProblem(texts.PASSWORDS_DIFFER)
    return first
