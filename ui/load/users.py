"""Many users at once, each asking a question every few seconds, as the page or a program does."""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import httpx

_WAIT_SECONDS = 60.0
_Ask = Callable[[httpx.AsyncClient, str], Awaitable[None]]


class _NoAnswer(Exception):
    """A question that did not end in an answer."""


@dataclass(frozen=True, slots=True)
class Users:
    """Who ask."""

    count: int
    """Users at once."""
    every: float
    """Seconds from one question of a user to the next."""
    seconds: float
    """How long they ask."""


@dataclass(slots=True)
class Run:
    """What became of all their questions."""

    milliseconds: list[float] = field(default_factory=list)
    """From a question to its whole answer, for each that was answered."""
    errors: list[str] = field(default_factory=list)
    """What went wrong with the others."""


async def ask_by_page(address: str, event: str, asked: Sequence[str], users: Users, mark: str = "") -> Run:
    """Ask through Gradio's queue, in the steps of its page: join, then read events until it is completed.

    ``mark``: what each answer of the conversation has once; a question without one more counts as an error.
    """
    async with httpx.AsyncClient(base_url=address) as client:
        events = (await client.get("/config")).json()["dependencies"]
    number = next(place for place, entry in enumerate(events) if entry["api_name"] == event)
    others = [None] * (len(events[number]["inputs"]) - 1)

    def start() -> _Ask:
        session = uuid4().hex
        answers = 0

        async def ask(client: httpx.AsyncClient, question: str) -> None:
            nonlocal answers
            body = {"data": [question, *others], "fn_index": number, "session_hash": session}
            shown = await _ask_in_queue(client, body)
            if mark and shown.count(mark) <= answers:
                raise _NoAnswer(shown[:200])
            answers += 1

        return ask

    return await _ask_all(address, start, asked, users)


async def ask_by_interface(address: str, asked: Sequence[str], users: Users) -> Run:
    """Ask through POST /api/ask."""

    async def ask(client: httpx.AsyncClient, question: str) -> None:
        answer = await client.post("/api/ask", json={"question": question})
        if answer.status_code != httpx.codes.OK or not answer.json()["text"]:
            raise _NoAnswer(f"{answer.status_code} {answer.text[:200]}")

    return await _ask_all(address, lambda: ask, asked, users)


async def _ask_in_queue(client: httpx.AsyncClient, body: dict[str, object]) -> str:
    """Return what the page is to show in the end, as JSON."""
    joined = await client.post("/gradio_api/queue/join", json=body)
    if joined.status_code != httpx.codes.OK:
        raise _NoAnswer(f"{joined.status_code} {joined.text[:200]}")
    parameters = {"session_hash": str(body["session_hash"])}
    async with client.stream("GET", "/gradio_api/queue/data", params=parameters) as events:
        async for line in events.aiter_lines():
            if '"process_completed"' not in line:
                continue
            if not json.loads(line.removeprefix("data:"))["success"]:
                raise _NoAnswer(line[:200])
            return line
    raise _NoAnswer("the stream ended without an answer")


async def _ask_all(address: str, start: Callable[[], _Ask], asked: Sequence[str], users: Users) -> Run:
    run = Run()
    draw = random.Random(5)  # noqa: S311 - the same order each time
    starts = [draw.uniform(0, users.every) for _ in range(users.count)]
    orders = [draw.sample(asked, len(asked)) for _ in range(users.count)]
    await asyncio.gather(
        *(
            _ask_as_user(address, start(), order, delay, users, run)
            for order, delay in zip(orders, starts, strict=True)
        )
    )
    return run


async def _ask_as_user(
    address: str, ask: _Ask, asked: Sequence[str], delay: float, users: Users, run: Run
) -> None:
    begin = time.perf_counter()
    async with httpx.AsyncClient(base_url=address, timeout=_WAIT_SECONDS) as client:
        for number in range(round(users.seconds / users.every)):
            await asyncio.sleep(max(0.0, begin + delay + number * users.every - time.perf_counter()))
            asking = time.perf_counter()
            try:
                await ask(client, asked[number % len(asked)])
            except (httpx.HTTPError, _NoAnswer, ValueError, KeyError) as error:
                run.errors.append(f"{type(error).__name__}: {error}")
            else:
                run.milliseconds.append((time.perf_counter() - asking) * 1000)
