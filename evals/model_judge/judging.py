"""Let a chat model judge answers: faithful to their quotes, complete, and in clear language.

Optional, and never a part of whether a case passes. What the model is shown is data inside one JSON
object; what it says back counts only as the scores that were asked for, and is else "not scored".
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from json import JSONDecoder
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from assistant import ChatModelError, load_chat_model
from assistant.patterns import visible
from evals.errors import EvaluationError
from evals.metrics import Result, is_answered
from evals.model_judge.judgements import BEST_SCORE, Aspect, ModelJudgement, Rating
from evals.questions import Case, QuestionSet
from evals.scoring import is_scored
from evals.settings import EvaluationSettings
from prompts import load_prompt

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel

Judged = Callable[[str, ModelJudgement], None]
"""Called with the id of a case and its judgement as soon as it is there, by one thread at a time."""

NO_MODEL = "beoordelen vraagt een taalmodel: zet FUNCTIEWIJZER_JUDGE_MODEL op aanbieder:model"
NO_VERDICT = "het taalmodel geeft geen oordeel in de gevraagde vorm"
SEVERAL_VERDICTS = "het taalmodel geeft verschillende oordelen"
GIVEN_UP = "niet meer gevraagd: het taalmodel gaf {times} keer na elkaar geen antwoord"
PARALLEL = 4
"""Answers that are judged at the same time."""
_PATIENCE = 5
"""Calls in a row that may fail before the rest is given up."""
_REASON_LIMIT = 300
_REPLY_LIMIT = 20_000
"""Characters of a reply that are read."""


def _number(value: object) -> object:
    """Keep true and false from being read as 1 and 0."""
    return "" if isinstance(value, bool) else value


class _Rated(BaseModel):
    score: Annotated[int, BeforeValidator(_number), Field(ge=1, le=BEST_SCORE)]
    reden: str = ""


class _Verdict(BaseModel):
    getrouw: _Rated
    volledig: _Rated | None = None
    klare_taal: _Rated


def load_judge(settings: EvaluationSettings) -> "ChatModel":
    """Return the chat model that judges.

    Raises EvaluationError when none is set and ChatModelError when it cannot be loaded, each one Dutch line.
    """
    if not settings.judge_model:
        raise EvaluationError(NO_MODEL)
    return load_chat_model(settings.judge_model, settings.judge_timeout)


def judge_answers(
    model: "ChatModel",
    question_set: QuestionSet,
    results: Iterable[Result],
    *,
    timeout_seconds: float,
    parallel: int = PARALLEL,
    on_judged: Judged | None = None,
) -> dict[str, ModelJudgement]:
    """Return what the model thinks of each case that was answered, by id, in the set's order.

    ``results``: of the cases to judge; those that were not answered are left out. ``timeout_seconds``: for
    one answer. Never raises for what the model does: a case that it fails on is not scored, with the reason,
    and after some failures in a row the others are not asked any more.
    """
    by_id = {result["id"]: result for result in results}
    answered = [
        (case, by_id[case.id])
        for case in question_set.cases
        if is_scored(by_id.get(case.id)) and is_answered(by_id[case.id])
    ]
    judged: dict[str, ModelJudgement] = {}
    model = replace(model, is_guarded=False)  # when to give up is decided here, over all cases
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="beoordelen")
    try:
        asked = {
            pool.submit(judge_answer, model, case, result, timeout_seconds): case.id
            for case, result in answered
        }
        for name, judgement in _in_order_of_arrival(asked):
            judged[name] = judgement
            if on_judged:
                on_judged(name, judgement)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return {case.id: judged[case.id] for case, _ in answered}


def judge_answer(model: "ChatModel", case: Case, result: Result, timeout_seconds: float) -> ModelJudgement:
    """Return what the model thinks of one answer. Raises ChatModelError when it fails or takes too long."""
    user = load_prompt("judge_user", material=_material(case, result))
    return parse_verdict(model.reply(load_prompt("judge_system"), user, seconds=timeout_seconds), case)


def parse_verdict(reply: str, case: Case) -> ModelJudgement:
    """Return the ratings in a model's reply, whatever stands around them; not scored when there are none.

    Different verdicts in one reply are none: one of them may have stood in the answer that is judged.
    """
    verdicts = list(_verdicts(reply[:_REPLY_LIMIT]))
    if not verdicts or any(verdict != verdicts[0] for verdict in verdicts):
        return ModelJudgement(unscored=SEVERAL_VERDICTS if verdicts else NO_VERDICT)
    verdict = verdicts[0]
    rated = {Aspect.FAITHFULNESS: verdict.getrouw}
    if case.answerable:  # else there are no facts to be complete in
        if verdict.volledig is None:
            return ModelJudgement(unscored=NO_VERDICT)
        rated[Aspect.COMPLETENESS] = verdict.volledig
    rated[Aspect.CLEAR_LANGUAGE] = verdict.klare_taal
    return ModelJudgement({aspect: Rating(one.score, _line(one.reden)) for aspect, one in rated.items()})


def _in_order_of_arrival(asked: Mapping[Future[ModelJudgement], str]) -> Iterator[tuple[str, ModelJudgement]]:
    """Yield the judgements as they come in; after too many failures in a row, let go of those not begun."""
    failures = 0
    for future in as_completed(asked):
        if future.cancelled():
            yield asked[future], ModelJudgement(unscored=GIVEN_UP.format(times=_PATIENCE))
            continue
        try:
            judgement = future.result()
            failures = 0
        except ChatModelError as error:
            judgement = ModelJudgement(unscored=str(error))
            failures += 1
        if failures == _PATIENCE:
            for other in asked:
                other.cancel()
        yield asked[future], judgement


def _material(case: Case, result: Result) -> str:
    """Return all that is judged as one JSON object: nothing in it can end the string that it stands in."""
    material = {
        "vraag": case.question,
        "eerdere_vragen": case.history,
        "antwoord": result.get("text") or "",
        "citaten": [
            {"nummer": number, "document": citation["document"], "woorden": citation.get("quote") or ""}
            for number, citation in enumerate(result.get("citations") or (), start=1)
        ],
        "feiten": case.facts,
        "vindplaatsen": [evidence.quote for evidence in case.evidence],
    }
    return json.dumps(material, ensure_ascii=False, indent=1)


def _verdicts(reply: str) -> Iterator[_Verdict]:
    """Yield each JSON object in a reply that is a verdict, those inside other objects too."""
    place = reply.find("{")
    while place >= 0:
        end = place + 1
        try:
            data, after = JSONDecoder().raw_decode(reply, place)
            yield _Verdict.model_validate(data)
            end = after
        except (ValueError, ValidationError, RecursionError):
            pass
        place = reply.find("{", end)


def _line(text: str) -> str:
    return visible(text)[:_REASON_LIMIT]
