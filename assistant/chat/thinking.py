"""Leave out what a reasoning model thinks aloud before its reply."""

import re

_OPENS = ("<think>", "<thinking>", "<reasoning>", "[THINK]")
_CLOSES = ("</think>", "</thinking>", "</reasoning>", "[/THINK]")
_CLOSE = re.compile("|".join(map(re.escape, _CLOSES)))
_MARK = re.compile("|".join(map(re.escape, _OPENS + _CLOSES)))
_LONGEST = max(map(len, _CLOSES))
_BEGINNINGS = frozenset(mark[:length] for mark in _OPENS + _CLOSES for length in range(1, len(mark)))


class LateThinking(Exception):
    """What was passed on turns out to have been thinking: only its end was marked."""


class WithoutThinking:
    """Takes a reply piece by piece and returns what of it is for the reader.

    ``starts_thinking``: the model is known to mark only the end of its thinking, as those do whose prompt
    template holds the opening mark.
    """

    def __init__(self, *, starts_thinking: bool = False) -> None:
        self._rest = ""
        self._is_thinking = starts_thinking
        self._may_be_reply = starts_thinking
        self._has_shown = False

    def take(self, piece: str) -> str:
        """Return what may be passed on now. Raises LateThinking when something was passed on too early."""
        self._rest += piece
        shown = ""
        while mark := (_CLOSE if self._is_thinking else _MARK).search(self._rest):
            if not self._is_thinking:
                shown += self._rest[: mark.start()]
                self._is_thinking = mark.group() in _OPENS
                if not self._is_thinking:
                    if self._has_shown:
                        raise LateThinking
                    shown = ""
            else:
                self._is_thinking = self._may_be_reply = False
            self._rest = self._rest[mark.end() :]
        if not self._is_thinking:
            kept = _unfinished(self._rest)
            shown += self._rest[: len(self._rest) - kept]
            self._rest = self._rest[len(self._rest) - kept :]
        elif not self._may_be_reply:
            self._rest = self._rest[-_LONGEST:]
        if not self._has_shown:
            shown = shown.lstrip()  # between the end of thinking and the reply
        self._has_shown = self._has_shown or bool(shown)
        return shown

    def finish(self) -> str:
        """Return what was still held back."""
        return self._rest if not self._is_thinking or self._may_be_reply else ""


def _unfinished(text: str) -> int:
    """Return how many characters at the end may be the beginning of a mark."""
    tail = text[-_LONGEST:]
    for begin, sign in enumerate(tail):
        if sign in "<[" and tail[begin:] in _BEGINNINGS:
            return len(tail) - begin
    return 0
