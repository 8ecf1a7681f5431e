"""Fixtures of the commands' tests: an empty folder, and the command run as from a shell."""

import sys

import pytest

from assistant.settings import Settings
from ui import command_line
from ui.settings import PageSettings


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    """Work in an empty folder, with no settings of this machine."""
    for name in (*Settings.model_fields, *PageSettings.model_fields):
        monkeypatch.delenv(f"FUNCTIEWIJZER_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that runs the command and gives (exit code, output, error lines)."""

    def running(*arguments):
        monkeypatch.setattr(sys, "argv", ["functiewijzer", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return ended.value.code, printed.out, printed.err.splitlines()

    return running
