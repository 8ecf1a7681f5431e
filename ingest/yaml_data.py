"""Read YAML, with the fast loader where the machine has it; a safe one either way."""

from importlib import resources
from typing import Any

import yaml


def parse_yaml(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what the text holds. Raises yaml.YAMLError when it is no YAML."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader


def package_data(package: str, name: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what a file in the data folder of one of the packages holds ("assistant", "judging.yaml")."""
    return parse_yaml((resources.files(package) / "data" / name).read_text(encoding="utf-8"))
