"""Text that tries to run, load, hide or lead away, and an assistant whose documents are full of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Mode, Retrieved, Statement, Status, TermMatch
from assistant.examples import Audience
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from
from tests.ui.conftest import FakeAssistant

_RUN = "window.hacked=1"
_ELSEWHERE = "http://evil.example"
PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}><animate onbegin={_RUN} attributeName=x dur=1s></svg>",
    f'<a href="javascript:{_RUN}">klik</a>',
    f"[klik](javascript:{_RUN})",
    f"[klik](data:text/html,<script>{_RUN}</script>)",
    f'<iframe src="{_ELSEWHERE}" srcdoc="<script>parent.{_RUN}</script>"></iframe>',
    f'<object data="{_ELSEWHERE}/o"></object><embed src="{_ELSEWHERE}/e">',
    f'<img src="{_ELSEWHERE}/i.png"> ![beeld]({_ELSEWHERE}/m.png)',
    f'<form action="{_ELSEWHERE}/f"><input autofocus onfocus={_RUN}><button>Meld u aan</button></form>',
    '<div style="position:fixed;inset:0;z-index:9999;background:red">weg</div>',
    f'<meta http-equiv="refresh" content="0;url={_ELSEWHERE}/r">',
    f'<base href="{_ELSEWHERE}/">',
    f'<style>@import "{_ELSEWHERE}/s.css"; * {{ display: none }}</style>',
    f'<link rel="stylesheet" href="{_ELSEWHERE}/l.css"><link rel="prefetch" href="{_ELSEWHERE}/p">',
    f"<details open ontoggle={_RUN}><summary>x</summary></details>",
    f'<video src="{_ELSEWHERE}/v" onerror={_RUN}></video><audio src="{_ELSEWHERE}/a"></audio>',
    f'"><script>{_RUN}</script><p x="',
    f"</script><script>{_RUN}</script>",
    f"</textarea></title></style></noscript><script>{_RUN}</script>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={_RUN}&gt;">',
    f"`;{_RUN};` ${{{_RUN}}} {{{{constructor.constructor('{_RUN}')()}}}} {{{{{{{_RUN}}}}}}} {{% x %}}",
    f"$$\\href{{javascript:{_RUN}}}{{x}}$$",
    f"```mermaid\ngraph TD; A-->B; click A call alert({_RUN})\n```",
    f"<a href='#bron-1-1' onclick={_RUN} class='fw-verwijzing' style='position:fixed;inset:0'>[1]</a>",
    f"[ref]: {_ELSEWHERE} 'x'\n\n[ref] <{_ELSEWHERE}/auto> {_ELSEWHERE}/kaal",
    f"<template><script>{_RUN}</script></template><body onload={_RUN}><x onclick={_RUN} tabindex=0>",
)
"""Those that other assistants let through, and ways to break out of what surrounds them."""
NAME = f"<img src=x onerror={_RUN}>\"'{{{{x}}}}.txt"


def hostile_document() -> Document:
    """Return a document with a payload wherever it says something."""
    blocks = [
        Block(BlockKind.HEADING, f"Functie {PAYLOADS[0]}", level=1),
        *(
            block
            for number, payload in enumerate(PAYLOADS)
            for block in (
                Block(BlockKind.HEADING, f"{number} {payload}", level=2),
                Block(BlockKind.PARAGRAPH, f"De directeur leest {payload} en tekent."),
                Block(BlockKind.ITEM, f"leest {payload}", marker="-"),
            )
        ),
        Block(
            BlockKind.TABLE,
            "",
            rows=(("Groep", PAYLOADS[1]), *((payload, payload) for payload in PAYLOADS)),
        ),
    ]
    document = document_from(Reading(tuple(blocks)), NAME, "0" * 64)
    return replace(document, title=PAYLOADS[17], organisation=PAYLOADS[1], role=PAYLOADS[18])


class HostileAssistant(FakeAssistant):
    """Repeats payloads in every field of its answers; refuses what says "niets"."""

    def __init__(self) -> None:
        super().__init__(hostile_document())
        self.organisations = PAYLOADS[:3]
        self.roles = PAYLOADS[3:5]

    def examples(self) -> tuple[str, ...]:
        """Return all payloads as questions."""
        return PAYLOADS

    def starters(self) -> Mapping[Audience, tuple[str, ...]]:
        """Return all payloads as questions to start with."""
        return {Audience.COUNCIL: PAYLOADS[:14], Audience.DIRECTOR: PAYLOADS[14:]}

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Answer:
        """Cite a passage for each payload."""
        self.calls.append((question, tuple(history), tuple(organisations), tuple(roles)))
        (document,) = self.documents.values()
        cited = [passage for passage in document.passages if "leest" in passage.text][:30]
        citations = tuple(
            Citation(
                number,
                document.name,
                document.title,
                document.organisation,
                passage.headings,
                passage.page,
                passage.start,
                passage.end,
                passage.text,
                passage.number,
            )
            for number, passage in enumerate(cited, start=1)
        )
        refused = "niets" in question
        return Answer(
            question=question,
            standalone_question=f"{question} {PAYLOADS[0]}",
            status=Status.NOT_IN_DOCUMENTS if refused else Status.ANSWERED,
            text="\n\n".join(
                f"{payload} [{number}]\n- {payload}\n\n| a | b |\n|---|---|\n| {payload} | **{payload}** |"
                for number, payload in enumerate(PAYLOADS, start=1)
            ),
            statements=(Statement(PAYLOADS[0], (1,)),),
            citations=() if refused else citations,
            retrieved=tuple(
                Retrieved(document.name, passage.number, passage.start, passage.end, passage.text, 0.5)
                for passage in document.passages
            ),
            suggestions=PAYLOADS,
            terms=tuple(TermMatch(payload, payload) for payload in PAYLOADS),
            organisations=PAYLOADS[:3],
            searched=(document.name,),
        )
