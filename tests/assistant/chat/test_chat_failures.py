"""What becomes of a model that fails, over real sockets and with the providers' own packages."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import httpx
import pytest

from assistant import Assistant
from assistant.answer import Mode, Status
from assistant.chat import ChatCallError, Circuit, Failure
from assistant.chat.failures import classify
from assistant.chat.transport import CONNECT_SECONDS
from assistant.concepts import load_lexicon
from tests.assistant.chat.chat_server import Reply

PROVIDERS = ("openai", "ollama", "mistralai", "azure_openai", "anthropic")
CASES = {
    "a wrong key": (Reply(status=401, error="Incorrect API key: sk-geheim"), Failure.REFUSED, 1),
    "a forbidden model": (Reply(status=403), Failure.REFUSED, 1),
    "an unknown model": (Reply(status=404), Failure.UNKNOWN_MODEL, 1),
    "a question too long": (Reply(status=400, error="context length"), Failure.REJECTED, 1),
    "too busy": (Reply(status=429), Failure.BUSY, 3),
    "too busy for a minute": (Reply(status=429, headers={"Retry-After": "60"}), Failure.BUSY, 1),
    "a failing server": (Reply(status=500), Failure.FAILING, 3),
    "a server behind a failing gateway": (Reply(status=503, raw=b"<html>"), Failure.FAILING, 3),
    "a lost connection": (Reply(is_reset=True), Failure.UNREACHABLE, 3),
    "a reply cut off": (Reply(is_cut=True), Failure.CUT_OFF, 1),
    "a reply that does not say it is whole": (Reply(finish=None), Failure.CUT_OFF, 1),
    "a reply too long": (Reply(finish="length"), Failure.CUT_OFF, 1),
    "a reply without end": (Reply(is_endless=True, finish=None), Failure.CUT_OFF, 1),
    "a page instead of a reply": (Reply(raw=b"<html>Meld u aan</html>"), Failure.GARBLED, 1),
}


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    monkeypatch.setattr("assistant.chat.calling._FIRST_WAIT", 0.001)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("case", CASES)
def test_each_failure_is_told_as_what_it_is(server, load, provider, case):
    reply, failure, times = CASES[case]
    server.script = [reply]
    chat = load(provider, tokens=200)
    with pytest.raises(ChatCallError) as caught:
        chat.reply("systeem", "vraag")
    assert caught.value.failure is failure
    assert str(caught.value) == failure.line
    assert len(server.asked) == times
    assert caught.value.__cause__ is None


def test_every_failure_has_a_line_of_its_own_that_says_what_to_do():
    lines = [failure.line for failure in Failure]
    assert len(set(lines)) == len(lines)
    assert all(": " in line and "\n" not in line for line in lines)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_server_that_is_not_there_is_told_at_once(load, provider):
    chat = load(provider, url="http://127.0.0.1:9/v1")
    with pytest.raises(ChatCallError) as caught:
        chat.reply("", "vraag")
    assert caught.value.failure is Failure.UNREACHABLE


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_a_failure_that_passes_is_not_seen(server, load, provider):
    later = format_datetime(datetime.now(UTC) - timedelta(seconds=5))
    server.script = [
        Reply(status=503),
        Reply(status=429, headers={"Retry-After": later}),
        Reply(),
    ]
    assert load(provider).reply("", "vraag") == "Dag wereld"


def test_nothing_is_asked_again_once_words_are_out(server, load):
    server.script = [Reply(is_cut=True), Reply()]
    got = []
    with pytest.raises(ChatCallError) as caught:
        got.extend(load().stream("", "vraag"))
    assert caught.value.failure is Failure.CUT_OFF
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("provider", "reply"),
    [
        *((provider, Reply(silence=20)) for provider in PROVIDERS),
        # Comments that keep the connection busy; Ollama's form has none.
        *((provider, Reply(stall=20, finish=None)) for provider in ("openai", "mistralai", "azure_openai")),
    ],
)
def test_a_silent_model_is_left_and_its_thread_and_connection_end(server, load, provider, reply):
    server.script = [reply]
    with pytest.raises(ChatCallError) as caught:
        load(provider, seconds=0.3).reply("", "vraag")
    assert caught.value.failure is Failure.SLOW
    for thread in threading.enumerate():
        if thread.name == "taalmodel":
            thread.join(5)
            assert not thread.is_alive()


def test_a_model_that_keeps_failing_is_left_alone(server, load):
    server.script = [Reply(status=401)]
    chat = load()
    with pytest.raises(ChatCallError):
        chat.reply("", "vraag")
    assert chat.circuit.circuit is Circuit.OPEN
    with pytest.raises(
        ChatCallError, match=r"weigert de toegang: het wordt over 15 seconden opnieuw geprobeerd"
    ):
        chat.reply("", "vraag")
    assert len(server.asked) == 1


def test_an_unguarded_model_is_asked_every_time(server, load):
    server.script = [Reply(status=401)]
    chat = replace(load(), is_guarded=False)
    for _ in range(4):
        with pytest.raises(ChatCallError):
            chat.reply("", "vraag")
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("error", "failure", "may_pass"),
    [
        (SimpleNamespace(status_code=529), Failure.FAILING, True),
        (SimpleNamespace(status_code=418), Failure.OTHER, False),
        (SimpleNamespace(body={"code": 429}), Failure.BUSY, True),
        (SimpleNamespace(body={"code": "server_error"}), Failure.OTHER, False),
    ],
)
def test_an_error_of_an_unknown_kind_is_read_by_its_status(error, failure, may_pass):
    raised = RuntimeError()
    vars(raised).update(vars(error))
    found = classify(raised)
    assert (found.failure, found.may_pass) == (failure, may_pass)


@pytest.mark.parametrize(
    ("late", "failure"),
    [(httpx.ConnectTimeout, Failure.UNREACHABLE), (httpx.ReadTimeout, Failure.SLOW), (None, Failure.SLOW)],
)
def test_where_no_connection_is_made_in_time_nothing_is_there(late, failure):
    error = TimeoutError("timed out")
    if late:
        error = late("timed out")
        error.__cause__ = TimeoutError("timed out")
    assert classify(error).failure is failure


def test_making_a_connection_takes_a_part_of_the_budget_at_most():
    assert CONNECT_SECONDS <= 20 / 4


def test_questions_at_once_to_a_silent_model_are_all_answered(server, load, sample_index, monkeypatch):
    monkeypatch.setattr("assistant.chat.model._QUEUE_SECONDS", 0.05)
    server.script = [Reply(silence=20)]
    assistant = Assistant(sample_index, load_lexicon(), load(seconds=2.0, parallel=4))
    question = "Hoeveel jaar ervaring vraagt Hazelbeke?"
    assistant.ask(question, mode=Mode.EXTRACTIVE)  # what is done only once takes no time of the others
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(assistant.ask, [question] * 20))
    assert {answer.status for answer in answers} == {Status.ANSWERED}
    assert {answer.mode for answer in answers} == {Mode.EXTRACTIVE}
    assert all(answer.model_failure for answer in answers)
    assert len(server.asked) <= 4 * 3
    assert assistant.chat.circuit.circuit is Circuit.OPEN
