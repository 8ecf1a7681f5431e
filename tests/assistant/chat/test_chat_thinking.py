"""Leaving out what a model thinks aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.thinking import LateThinking, WithoutThinking


def read(pieces, **options):
    reader = WithoutThinking(**options)
    return "".join([*map(reader.take, pieces), reader.finish()])


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("gewoon", "gewoon"),
        ("<think>stil</think>ja", "ja"),
        ("voor<think>stil</think>na", "voorna"),
        ("[THINK]stil[/THINK]ja", "ja"),
        ("<think>stil zonder einde", ""),
        ("\n</think>ja", "ja"),
        ("a < b en [c] en <thi", "a < b en [c] en <thi"),
    ],
)
@given(data=st.data())
def test_however_a_reply_is_cut_up_the_same_is_shown(reply, shown, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(reply)), max_size=5)))
    pieces = [reply[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(reply)], strict=True)]
    assert read(pieces) == shown


def test_an_end_without_a_beginning_is_noticed():
    with pytest.raises(LateThinking):
        read(["stil", "</think>", "ja"])


def test_a_model_that_marks_only_the_end_is_waited_for():
    assert read(["stil", "</think>", "ja"], starts_thinking=True) == "ja"
    assert read(["ja", " hoor"], starts_thinking=True) == "ja hoor"
