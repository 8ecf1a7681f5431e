"""The address that asks a question at once."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from assistant import question_path


def test_a_question_by_itself():
    assert question_path("Welk diploma is vereist?") == "/?vraag=Welk%20diploma%20is%20vereist%3F"


def test_earlier_questions_come_first_in_their_order():
    assert question_path("c", ["a", "b"]) == "/?eerder=a&eerder=b&vraag=c"


def test_of_many_earlier_questions_the_last_ten():
    pairs = parse_qsl(urlsplit(question_path("x", [str(number) for number in range(25)])).query)
    assert [value for name, value in pairs if name == "eerder"] == [str(number) for number in range(15, 25)]


@pytest.mark.parametrize(
    "words", ["a&vraag=b", "#top ?x=1", "50 % + 5\n", "é „zo” €", "//evil.example\\", "<b>"]
)
def test_every_sign_comes_through(words):
    parts = urlsplit(question_path(words, [words]))
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("", "", "/", "")
    assert parse_qsl(parts.query) == [("eerder", words), ("vraag", words)]


def test_half_a_sign_is_no_reason_to_fail():
    assert question_path("a\ud800") == "/?vraag=a%3F"
