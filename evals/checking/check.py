"""Check a question set as a whole: its form first, and then what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import yaml
from pydantic import ValidationError

from evals.checking import texts
from evals.checking.corpus import Corpus
from evals.checking.facts import check_facts
from evals.checking.finding import Checked, Finding, error, warning
from evals.checking.lines import Lines
from evals.checking.quotes import check_evidence
from evals.checking.wording import check_questions
from evals.feedback.drafts import TO_COMPLETE
from evals.questions import NO_YAML, Case, QuestionSet, case_name, explain_field, explain_yaml
from ingest.model import Document
from ingest.yaml_data import parse_foreign_yaml

_Cases = Sequence[tuple[int, Case]]
"""The cases that are well formed, each with its place in the set."""


def check_text(text: str, documents: Mapping[str, Document] | None = None) -> Checked:
    """Return all that is wrong with or weak in a set in YAML, in the order of its lines.

    ``documents``: those it is about, by file name; None: only what can be told without them is checked.
    """
    try:
        data = parse_foreign_yaml(text)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = mark.line + 1 if mark else None
        return Checked((replace(error(explain_yaml(problem)), line=line),))
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: an impossible date
        return Checked((error(NO_YAML),))
    lines = Lines(text)
    findings = [replace(found, line=lines.line(found.place)) for found in check_data(data, documents)]
    cases = data.get("cases") if isinstance(data, dict) else None
    in_order = sorted(findings, key=lambda found: found.line or 0)
    return Checked(tuple(in_order), len(cases) if isinstance(cases, list) else 0)


def check_question_set(question_set: QuestionSet, documents: Mapping[str, Document] | None = None) -> Checked:
    """Return what is wrong with or weak in a set that was read before."""
    findings = check_data(question_set.model_dump(mode="json"), documents)
    return Checked(tuple(findings), len(question_set.cases))


def check_data(data: object, documents: Mapping[str, Document] | None) -> list[Finding]:
    """Return what is wrong with or weak in a set in plain data, as YAML is read."""
    if not isinstance(data, dict):
        return [error(texts.NO_SET)]
    raw = data.get("cases")
    listed: list[Any] = raw if isinstance(raw, list) else []
    findings: list[Finding] = []
    cases: list[tuple[int, Case]] = []
    for number, item in enumerate(listed):
        try:
            cases.append((number, Case.model_validate(item)))
        except ValidationError as problem:
            findings += _explained(problem, "cases", number)
    findings += _form_of_set(data, cases)
    findings += _same_ids(listed)
    other = _other_documents(cases, documents) if documents is not None else None
    findings += [other] if other else []
    findings += _content(cases, Corpus(documents) if documents is not None and not other else None)
    return [_named(finding, listed) for finding in findings]


def _form_of_set(data: Mapping[Any, Any], cases: _Cases) -> list[Finding]:
    """Look at the fields beside the cases; of the cases only whether they are there."""
    rest = {name: value for name, value in data.items() if name != "cases"}
    if isinstance(data.get("cases"), list) and data["cases"]:
        rest["cases"] = [cases[0][1]] if cases else [_ANY_CASE]
    elif "cases" in data:
        rest["cases"] = data["cases"]
    try:
        QuestionSet.model_validate(rest)
    except ValidationError as problem:
        return list(_explained(problem))
    return []


_ANY_CASE = Case.model_validate({"id": "x", "kind": "unanswerable", "question": "x", "answerable": False})


def _explained(problem: ValidationError, *place: str | int) -> Iterator[Finding]:
    for found in problem.errors(include_url=False):
        yield error(explain_field(found, found["loc"]), *place, *found["loc"])


def _same_ids(listed: Sequence[Any]) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, item in enumerate(listed):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str):
            if name in seen:
                yield error(texts.DUPLICATE_ID, "cases", number, "id")
            seen.add(name)


def _other_documents(cases: _Cases, documents: Mapping[str, Document]) -> Finding | None:
    """Say once that a set is about other documents, and not of each quote."""
    quoted = (evidence for _, case in cases for evidence in case.evidence)
    named = [e.document for e in quoted if e.document != TO_COMPLETE]
    if not named or any(name in documents for name in named):
        return None
    if not documents:
        return error(texts.NO_DOCUMENTS)
    return error(texts.OTHER_DOCUMENTS.format(named=named[0], present=min(documents)))


def _content(cases: _Cases, corpus: Corpus | None) -> Iterator[Finding]:
    for number, case in cases:
        for found in (*check_evidence(case, corpus), *check_facts(case, corpus)):
            yield replace(found, place=("cases", number, *found.place))
    yield from check_questions(cases, corpus)
    answerable = [(number, case) for number, case in cases if case.answerable]
    if answerable and not any(case.facts for _, case in answerable):
        yield warning(texts.NO_FACTS_IN_SET)
        return
    for number, case in answerable:
        if not case.facts:
            yield warning(texts.NO_FACTS, "cases", number)


def _named(finding: Finding, listed: Sequence[Any]) -> Finding:
    match finding.place:
        case ("cases", int(number), *_):
            return replace(finding, case=case_name(listed[number], number))
    return finding
