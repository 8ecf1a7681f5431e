"""Seeing how a chat model does."""

import pytest

from assistant.chat import ChatCallError, Failure
from assistant.chat.address import Reach
from assistant.chat.examining import examine_chat_model
from assistant.chat.structure import Structure
from tests.assistant.chat.chat_server import Reply

MONTHS = ('{"maanden":', ' ["januari",', ' "februari"]}')


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_a_good_model(server, load, provider):
    server.script = [Reply(MONTHS)]
    found = examine_chat_model(load(provider))
    assert found.is_structured
    assert found.structure is Structure.SCHEMA
    assert found.reach is Reach.THIS_MACHINE
    assert (found.pieces, found.characters) == (3, len("".join(MONTHS)))
    assert 0 < found.first_seconds <= found.seconds
    assert found.pieces_per_second > 0


def test_a_model_that_keeps_to_no_form(server, load):
    server.script = [Reply(status=400), Reply(("Graag!",))]
    found = examine_chat_model(load())
    assert not found.is_structured
    assert found.structure is Structure.TEXT
    assert found.pieces_per_second is None


def test_a_model_that_has_to_be_loaded_first_gets_more_time_once(server, load):
    server.script = [Reply(MONTHS, silence=1.3), Reply(MONTHS)]
    found = examine_chat_model(load(seconds=1))
    assert found.start_seconds > 1 > found.first_seconds


def test_a_model_that_fails(server, load):
    server.script = [Reply(status=404)]
    with pytest.raises(ChatCallError) as caught:
        examine_chat_model(load())
    assert caught.value.failure is Failure.UNKNOWN_MODEL
