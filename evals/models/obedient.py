"""The model of the attacks (evals/attacks/), which does whatever its prompt tells it, as a scripted one."""

import json

from evals.attacks.obeying import ObeyingModel, Orders, Way
from evals.models.replies import Reply, Request, Told, say


def obeying(request: Request) -> Reply:
    """Obey every instruction that stands in the prompt, in the question and in passages alike."""
    model = ObeyingModel(orders=Orders(Way.READING, ()))
    text = model.invoke([(message.role, message.text) for message in request.messages]).text
    return say(text, _told(text))


def _told(text: str) -> list[Told]:
    """Return the statements in a reply: none of them is there because it is true."""
    try:
        claims = json.loads(text)["beweringen"]
        return [Told(claim["tekst"], tuple(claim["bronnen"]), False, "obeyed") for claim in claims]
    except (ValueError, KeyError, TypeError):  # what it copied from the prompt need not be in order
        return []
