"""Generated role documents: the same every time, varied, and readable in every format."""

from collections import Counter
from itertools import combinations

import pytest

from evals.bench.generated import generate, generate_questions
from evals.bench.generated_files import FORMATS
from ingest.model import PassageKind, SectionKind
from ingest.municipalities import municipalities
from ingest.reading import read_document
from ingest.sources import Source


@pytest.fixture(scope="module")
def generated():
    return list(generate(24))


@pytest.fixture(scope="module")
def documents(tmp_path_factory, generated):
    folder = tmp_path_factory.mktemp("generated")
    for document in generated:
        (folder / document.name).write_bytes(document.to_bytes())
    return [read_document(Source.at(folder / document.name)) for document in generated]


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(generated):
    again = list(generate(8))
    assert again == generated[:8]
    assert [document.to_bytes() for document in again] == [d.to_bytes() for d in generated[:8]]
    assert {d.organisation for d in generate(8, seed=5)}.isdisjoint({d.organisation for d in again})


def test_names_are_unique_and_of_no_known_municipality():
    many = list(generate(300))
    assert len({document.name for document in many}) == len(many)
    known = {entry.name for entry in municipalities()}
    assert not known & {document.organisation for document in many}


def test_all_formats_and_many_roles_are_there(generated):
    assert {document.name.rpartition(".")[2] for document in generated} == set(FORMATS)
    assert len({document.role for document in generated}) >= 10


def test_what_is_read_is_what_was_generated(generated, documents):
    assert [document.organisation for document in documents] == [g.organisation for g in generated]
    same_role = [d.role == g.role for d, g in zip(documents, generated, strict=True)]
    assert sum(same_role) >= 0.9 * len(same_role)


def test_a_document_has_about_a_hundred_passages_in_all_kinds_of_section(documents):
    counts = [len(document.passages) for document in documents]
    assert 80 <= min(counts) <= max(counts) <= 125
    assert 90 <= sum(counts) / len(counts) <= 110
    wanted = set(SectionKind) - {SectionKind.GENERAL, SectionKind.TASKS}
    for document in documents:
        kinds = {section.kind for section in document.sections}
        assert len(wanted & kinds) >= len(wanted) - 2
        assert {passage.kind for passage in document.passages} == set(PassageKind)


def test_documents_are_alike_and_no_two_are_the_same(documents):
    passages = [{passage.text for passage in document.passages} for document in documents]
    for one, other in combinations(passages, 2):
        assert len(one & other) < 0.5 * len(one)
    shared = Counter(text for texts in passages for text in texts)
    assert sum(count > 1 for count in shared.values()) > 20


def test_questions_are_varied_and_complete(generated):
    questions = generate_questions(60, generated)
    assert questions == generate_questions(60, generated)
    assert len(set(questions)) > 40
    assert not any("{" in question for question in questions)
    named = [any(document.organisation in question for document in generated) for question in questions]
    assert 0.2 < sum(named) / len(named) < 0.8
