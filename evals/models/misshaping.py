"""What may be wrong with the form of a reply, whoever says it."""

import json
from collections.abc import Callable

from evals.models import texts
from evals.models.replies import Behaviour, Ending, Pause, Reply, Request, fail, pieces_of, say

Misshape = Callable[[str], str]
"""Makes another text of a reply's JSON."""


def misshaped(behaviour: Behaviour, change: Misshape, ending: Ending = Ending.STOP) -> Behaviour:
    """Return a model that says what another does, with its text changed."""

    def behave(request: Request) -> Reply:
        reply = behaviour(request)
        return say(change(_text(reply)), reply.told, ending)

    return behave


def fenced(text: str) -> str:
    """Put a reply between words and fences, as chat models like to."""
    return f"Hier is het antwoord:\n\n```json\n{text}\n```\n\nHopelijk helpt dit!"


def thinking(text: str) -> str:
    """Put a block of thought before a reply, with half a JSON object in it."""
    return f"<think>\n{texts.THOUGHT}\n</think>\n\n{text}"


def unclosed(text: str) -> str:
    """Forget the brackets at the end."""
    return text.rstrip("]}")


def trailing_commas(text: str) -> str:
    """Put a comma after the last of each list and object."""
    return text.replace('"]', '",]').replace("}]", "},]")


def single_quoted(text: str) -> str:
    """Write a Python dictionary in place of JSON."""
    return repr(json.loads(text))


def other_keys(text: str) -> str:
    """Call the fields otherwise."""
    return text.replace('"tekst"', '"statement"').replace('"bronnen"', '"sources"')


def bare_list(text: str) -> str:
    """Leave out what the list stands in."""
    return json.dumps(json.loads(text)["beweringen"], ensure_ascii=False)


def scalars(text: str) -> str:
    """Give the tokens of each statement as one text in place of a list."""
    claims = [{**one, "bronnen": ", ".join(one["bronnen"])} for one in json.loads(text)["beweringen"]]
    return json.dumps({"beweringen": claims}, ensure_ascii=False)


def wrong_types(text: str) -> str:
    """Put numbers, nothing and lists where texts belong."""
    return json.dumps({"beweringen": [{"tekst": 5, "bronnen": 7}, None, [], {"tekst": None}, "los"]})


def nested(text: str) -> str:
    """Open brackets without end, on which a careless reader runs out of stack."""
    return '{"beweringen": ' + "[" * 100_000


def first_half(text: str) -> str:
    """Stop half-way."""
    return text[: len(text) // 2]


def silent_half_way(behaviour: Behaviour, seconds: float) -> Behaviour:
    """Return a model that falls silent in the middle of what another says."""

    def behave(request: Request) -> Reply:
        reply = behaviour(request)
        pieces = pieces_of(_text(reply))
        middle = len(pieces) // 2
        return Reply((*pieces[:middle], Pause(seconds), *pieces[middle:]), told=reply.told)

    return behave


def dripping(behaviour: Behaviour, seconds: float) -> Behaviour:
    """Return a model that says what another does very slowly; ``seconds``: between pieces."""

    def behave(request: Request) -> Reply:
        reply = behaviour(request)
        pieces = [one for piece in pieces_of(_text(reply)) for one in (Pause(seconds), piece)]
        return Reply(tuple(pieces), told=reply.told)

    return behave


def without_structure(behaviour: Behaviour, *fields: str) -> Behaviour:
    """Return a model whose server refuses some fields of a request ("response_format")."""

    def behave(request: Request) -> Reply:
        unknown = [field for field in fields if request.body.get(field)]
        return fail(400, f"Unsupported parameter: {unknown[0]}") if unknown else behaviour(request)

    return behave


def _text(reply: Reply) -> str:
    return "".join(piece for piece in reply.pieces if isinstance(piece, str))
