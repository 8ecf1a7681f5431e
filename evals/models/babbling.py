"""Scripted models that know nothing: random words, other languages, made-up sources, broken JSON."""

from random import Random

from evals.models import texts
from evals.models.handed import passages_in, without_tokens
from evals.models.replies import Ending, Reply, Request, Told, say
from evals.models.truthful import as_json, reply_with

_WORDS = 60
_HUGE = 2_000
_ALIKE = 0.4
"""Share of its words from which on a passage may say what another says."""
_UNKNOWN = ("p0000000", "pdeadbee", "1", "bron", "[p1]")


def gibberish(request: Request) -> Reply:
    """Say random words."""
    return say(_babble(_random(request), _WORDS))


def gibberish_json(request: Request) -> Reply:
    """Make statements of random words, each with tokens that it was shown or made up."""
    random = _random(request)
    tokens = [passage.token for passage in passages_in(request)] + list(_UNKNOWN)
    return reply_with(
        [
            Told(_babble(random, 8) + ".", tuple(random.sample(tokens, min(2, len(tokens)))), False, "random")
            for _ in range(5)
        ]
    )


def shuffled(request: Request) -> Reply:
    """Say the very words of each passage in random order: every word is covered, and nothing is said."""
    random = _random(request)
    told = []
    for passage in passages_in(request)[:5]:
        words = passage.text.split()
        if len(words) > 5:
            random.shuffle(words)
            told.append(Told(" ".join(words), (passage.token,), False, "shuffled"))
    return reply_with(told)


def misattributing(request: Request) -> Reply:
    """Say what one passage says, and cite another that is about something else."""
    passages = passages_in(request)[:6]
    told = []
    for passage in passages:
        others = [other for other in passages if _shared(passage.text, other.text) < _ALIKE]
        if others:
            told.append(Told(passage.text, (others[0].token,), False, "other passage"))
    return reply_with(told)


def _shared(text: str, other: str) -> float:
    """Return the share of the words of a text that another has."""
    words = set(text.lower().split())
    return len(words & set(other.lower().split())) / max(1, len(words))


def echo(request: Request) -> Reply:
    """Repeat the prompt."""
    return say(request.prompt)


def english(request: Request) -> Reply:
    """Answer in English, with tokens that are right."""
    passages = passages_in(request)
    told = [
        Told(text, (passage.token,), False, "English")
        for text, passage in zip(texts.ENGLISH, passages, strict=False)
    ]
    return reply_with(told)


def unknown_tokens(request: Request) -> Reply:
    """Repeat passages, with tokens that were never handed out."""
    return reply_with(
        [
            Told(passage.text, (token,), False, "unknown token")
            for passage, token in zip(passages_in(request), _UNKNOWN, strict=False)
        ]
    )


def unsourced(request: Request) -> Reply:
    """Say what the model has heard elsewhere, without a source."""
    return reply_with([Told(texts.WITHOUT_SOURCE, (), False, "no source")])


def refusing(request: Request) -> Reply:
    """Refuse politely."""
    return say(texts.REFUSAL)


def empty(request: Request) -> Reply:
    """Say nothing."""
    return Reply()


def empty_list(request: Request) -> Reply:
    """Say that the passages hold nothing."""
    return reply_with([])


def huge(request: Request) -> Reply:
    """Make thousands of statements of random words."""
    random = _random(request)
    tokens = [passage.token for passage in passages_in(request)] or list(_UNKNOWN)
    return reply_with(
        [Told(_babble(random, 12) + ".", (random.choice(tokens),), False, "random") for _ in range(_HUGE)]
    )


def repeating(request: Request) -> Reply:
    """Repeat the first passage over and over, as small models do, until the limit of tokens."""
    passages = passages_in(request)[:1]
    told = [Told(passage.text, (passage.token,), True) for passage in passages]
    return say(as_json(told * 40).removesuffix("]}"), told, Ending.LENGTH)


def _random(request: Request) -> Random:
    """Return chance that is the same for the same prompt."""
    return Random(without_tokens(request))  # noqa: S311 - nothing secret


def _babble(random: Random, count: int) -> str:
    return " ".join("".join(random.choices(texts.SYLLABLES, k=random.randint(1, 4))) for _ in range(count))
