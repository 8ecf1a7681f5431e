"""Add a case to the text of a question set, and leave all else as it is: comments, layout, order."""

from typing import Any

import yaml

from evals.errors import EvaluationError
from evals.interview import texts
from evals.questions import Case, parse_question_set

_MARK = "\ufeff"
_WIDTH = 110


def append_case(text: str, case: Case, name: str) -> str:
    """Return the text with the case after its last one; ``text``: empty for a set that is not there yet.

    ``name``: of a new set. Raises EvaluationError with one Dutch line when the text is no question set, or
    would not be the same one with a case more.
    """
    if not text.strip(_MARK).strip():
        head = yaml.safe_dump({"name": name}, allow_unicode=True)
        return f"{head}cases:\n{_written(case, 0)}"
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    before = parse_question_set(plain, name)
    lines = plain.splitlines(keepends=True)
    column, at = _end_of_cases(plain, lines)
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    changed = "".join((*lines[:at], _written(case, column), *lines[at:]))
    try:
        after = parse_question_set(changed, name)
    except EvaluationError as error:
        raise EvaluationError(f"{name}: {texts.NOT_APPENDED}") from error
    if after != before.model_copy(update={"cases": (*before.cases, case)}):
        raise EvaluationError(f"{name}: {texts.NOT_APPENDED}")
    return (_MARK if text.startswith(_MARK) else "") + changed.replace("\n", newline)


def _written(case: Case, column: int) -> str:
    dumped = yaml.safe_dump([_data(case)], allow_unicode=True, sort_keys=False, width=_WIDTH)
    return "".join(" " * column + line for line in dumped.splitlines(keepends=True))


def _data(case: Case) -> dict[str, Any]:
    """Return the case as an evaluator would write it: without empty fields, a single wording by itself."""
    data = case.model_dump(mode="json", exclude_defaults=True)
    if case.facts:
        data["facts"] = [fact[0] if len(fact) == 1 else list(fact) for fact in case.facts]
    order = ("id", "kind", "question", "plain", "history")
    return {name: data[name] for name in (*order, *data) if name in data}


def _end_of_cases(text: str, lines: list[str]) -> tuple[int, int]:
    """Return the column of the dashes, and the number of lines up to the end of the last case."""
    root = yaml.compose(text)
    cases = next(
        (value for key, value in getattr(root, "value", ()) if getattr(key, "value", "") == "cases"), None
    )
    if not isinstance(cases, yaml.SequenceNode) or cases.flow_style or not cases.value:
        raise EvaluationError(texts.NOT_A_LIST)
    mark = _last_leaf(cases).end_mark
    at = mark.line + 1 if mark.column else mark.line
    while at > 1 and not lines[at - 1].strip():
        at -= 1
    return cases.start_mark.column, at


def _last_leaf(node: yaml.Node) -> yaml.Node:
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_leaf(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_leaf(node.value[-1])
    return node
