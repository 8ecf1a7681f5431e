"""The scripted models by name: what each does, and what is asked of it when it is measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evals.models import babbling, failing, misshaping, obedient, truthful
from evals.models.handed import Knowledge
from evals.models.replies import Behaviour, Ending


class Group(StrEnum):
    """What is tried out."""

    KNOWING = "knowing"
    """It knows the answers, and tells them, less or worse."""
    BABBLING = "babbling"
    """It knows nothing."""
    FORM = "form"
    """It knows the answers, and its replies are not in order."""
    FAILING = "failing"
    """It comes to no answer, at once."""
    SLOW = "slow"
    """It takes longer than there is: asked a few questions, within a small budget."""


@dataclass(frozen=True, slots=True)
class Script:
    """A scripted model."""

    name: str
    """By which it is asked for: "openai:perfect"."""
    group: Group
    """What it tries out."""
    behaviour: Behaviour
    """What it does."""
    about: str
    """The same in a line."""


def scripts(knowledge: Knowledge | None = None) -> Mapping[str, Script]:
    """Return all scripted models by name; ``knowledge``: what those that know answers know."""
    known = knowledge or Knowledge.none()
    every = (*_knowing(known), *_babbling(), *_misshaping(known), *_failing(), *_slow(known))
    return {script.name: script for script in every}


def behaviours(knowledge: Knowledge | None = None) -> Mapping[str, Behaviour]:
    """Return what each scripted model does, by name: what ``serve`` plays."""
    return {name: script.behaviour for name, script in scripts(knowledge).items()}


def _knowing(known: Knowledge) -> tuple[Script, ...]:
    def script(name: str, behaviour: Behaviour, about: str) -> Script:
        return Script(name, Group.KNOWING, behaviour, about)

    return (
        script("perfect", truthful.perfect(known), "says what a right answer says, with its sources"),
        script("paraphrasing", truthful.paraphrasing(known), "the same, saying where it stands"),
        script("lazy", truthful.lazy(known), "stops after the first statement"),
        script("mixed", truthful.mixed(known), "every other statement is made false"),
        script("lying", truthful.lying(known), "every statement is made false in one of eight ways"),
        script("lying-after-truth", truthful.lying_after_truth(known), "says it truly first, then falsely"),
    )


def _babbling() -> tuple[Script, ...]:
    def script(name: str, behaviour: Behaviour, about: str) -> Script:
        return Script(name, Group.BABBLING, behaviour, about)

    return (
        script("gibberish", babbling.gibberish, "random words"),
        script("gibberish-json", babbling.gibberish_json, "statements of random words with known tokens"),
        script("shuffled", babbling.shuffled, "the words of each passage in random order"),
        script("misattributing", babbling.misattributing, "what one passage says, citing another"),
        script("obeying", obedient.obeying, "does whatever its prompt tells it"),
        script("echo", babbling.echo, "repeats the prompt"),
        script("english", babbling.english, "English, with known tokens"),
        script("unknown-tokens", babbling.unknown_tokens, "passages with made-up tokens"),
        script("no-tokens", babbling.unsourced, "a statement without a source"),
        script("refusing", babbling.refusing, "refuses politely"),
        script("empty", babbling.empty, "says nothing at all"),
        script("empty-list", babbling.empty_list, "an empty list of statements"),
        script("huge", babbling.huge, "thousands of statements of random words"),
        script("repeating", babbling.repeating, "the first passage over and over, to the limit of tokens"),
    )


def _misshaping(known: Knowledge) -> tuple[Script, ...]:
    right = truthful.perfect(known)

    def script(name: str, change: misshaping.Misshape, about: str, ending: Ending = Ending.STOP) -> Script:
        return Script(name, Group.FORM, misshaping.misshaped(right, change, ending), about)

    return (
        script("fenced", misshaping.fenced, "JSON between words and fences"),
        script("thinking", misshaping.thinking, "a block of thought first, with half a JSON object in it"),
        script("unclosed", misshaping.unclosed, "no brackets at the end"),
        script("trailing-commas", misshaping.trailing_commas, "a comma after the last of each list"),
        script("single-quoted", misshaping.single_quoted, "a Python dictionary"),
        script("other-keys", misshaping.other_keys, "fields by other names"),
        script("bare-list", misshaping.bare_list, "the list alone"),
        script("scalars", misshaping.scalars, "tokens as one text"),
        script("wrong-types", misshaping.wrong_types, "numbers and nothing where texts belong"),
        script("nested", misshaping.nested, "a hundred thousand opening brackets"),
        script("cut", misshaping.first_half, "the connection breaks half-way", Ending.CUT),
        script("unfinished", misshaping.first_half, "ends half-way in good order", Ending.UNFINISHED),
        script("length", misshaping.first_half, "ends half-way at the limit of tokens", Ending.LENGTH),
        Script(
            "no-structure",
            Group.FORM,
            misshaping.without_structure(right, "response_format", "tools", "format"),
            "its server refuses a wished-for form with 400",
        ),
        Script(
            "no-schema",
            Group.FORM,
            misshaping.without_structure(right, "response_format", "format"),
            "its server refuses a schema, and takes tools",
        ),
    )


def _failing() -> tuple[Script, ...]:
    def script(name: str, behaviour: Behaviour, about: str) -> Script:
        return Script(name, Group.FAILING, behaviour, about)

    return (
        script("401", failing.refused(401, "Incorrect API key provided"), "does not know the key"),
        script("403", failing.refused(403, "Not allowed"), "does not allow it"),
        script("404", failing.refused(404, "The model does not exist"), "does not have the model"),
        script("429", failing.refused(429, "Rate limit reached"), "is asked too often"),
        script("500", failing.refused(500, "Internal server error"), "fails"),
        script("503", failing.refused(503, "Loading model", Retry_After="1"), "is not ready"),
    )


def _slow(known: Knowledge) -> tuple[Script, ...]:
    right, silence = truthful.perfect(known), failing.SILENCE_SECONDS

    def script(name: str, behaviour: Behaviour, about: str) -> Script:
        return Script(name, Group.SLOW, behaviour, about)

    return (
        script("silent", failing.silent(), "30 s of silence before anything"),
        script("silent-half-way", misshaping.silent_half_way(right, silence), "30 s of silence half-way"),
        script("dripping", misshaping.dripping(right, 0.5), "two words a second"),
        script(
            "429-later",
            failing.refused(429, "Rate limit reached", Retry_After="20"),
            "is asked too often, and wants 20 s of rest",
        ),
        script("endless", failing.endless, "never comes to an end"),
    )
