"""Generate role documents of invented local governments, to measure the product at size.

What a document says is drawn, with a seed, from ``data/generated.yaml``: functions, themes, tasks,
competencies, conditions. Documents share most of their wording, as real ones do; what tells them apart are
their organisation, role, figures and which tasks they have.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from evals.bench.generated_files import FORMATS, render
from ingest.blocks import Block, BlockKind
from ingest.municipalities import municipalities
from ingest.yaml_data import package_data

SEED = 4
_AREAS = (3, 5)
_TASKS = (8, 12)
_DETAIL_SHARE = 0.25
"""Share of the tasks that a second sentence follows."""
_ROLES_OF_ONE = 4
"""Role documents that one organisation has, at most."""


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """One generated role document, before it is a file."""

    name: str
    """File name, unique in its collection; its ending is the format."""
    organisation: str
    """Name of its invented local government."""
    role: str
    """The role it describes, lower case."""
    blocks: tuple[Block, ...]
    """Its headings, paragraphs, items and tables, in order."""

    def to_bytes(self) -> bytes:
        """Return the content of the file: the same in every run."""
        return render(self.blocks, self.name.rsplit(".", 1)[1])


def generate(count: int, seed: int = SEED) -> Iterator[GeneratedDocument]:
    """Yield documents, the same ones for the same seed; a larger count only adds to a smaller one."""
    data = _data()
    formats = tuple(FORMATS)
    for number in range(count):
        place, kind = _organisation(number // _ROLES_OF_ONE, seed)
        roles = data["roles"]
        start = random.Random(f"{seed}-roles-{place}").randrange(len(roles))  # noqa: S311 - no secret
        role = roles[(start + 7 * (number % _ROLES_OF_ONE)) % len(roles)]
        ending = formats[number % len(formats)]
        name = f"{place}-{role[0]}".lower().replace(" ", "-")
        writer = _Writer(random.Random(f"{seed}-{number}"), place, kind, role)  # noqa: S311 - no secret
        yield GeneratedDocument(f"{name}.{ending}", place, role[0], tuple(writer.blocks()))


def generate_questions(count: int, documents: Sequence[GeneratedDocument], seed: int = SEED) -> list[str]:
    """Return questions that a user may ask of the documents, about half of which name an organisation."""
    random_choice = random.Random(f"{seed}-questions")  # noqa: S311 - no secret
    templates = _data()["questions"]
    questions = []
    for number in range(count):
        document = random_choice.choice(documents)
        role = next(role for role in _data()["roles"] if role[0] == document.role)
        theme = _data()["themes"][random_choice.choice(role[1])]
        words = {kind: random_choice.choice(theme[plural]) for kind, plural in _THINGS.items()}
        template = templates[number % len(templates)]
        named = f"{_article(document.role)} {document.role}"
        questions.append(
            template.format(place=document.organisation, role=document.role, a_role=named, **words)
        )
    return questions


_THINGS = {"paper": "papers", "process": "processes", "people": "people"}


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = package_data("evals", "generated.yaml")
    return data


@cache
def _places(seed: int) -> tuple[str, ...]:
    """Return the names of all invented places in random order; no known municipality is among them."""
    parts = _data()["places"]
    known = {entry.name for entry in municipalities()}
    names = [first + last for first in parts["first"].split() for last in parts["last"].split()]
    invented = [name for name in names if name not in known]
    random.Random(f"{seed}-places").shuffle(invented)  # noqa: S311 - no secret
    return tuple(invented)


def _organisation(number: int, seed: int) -> tuple[str, str]:
    """Return the place and what it is called ("Stad en OCMW"); more places than names get a second part."""
    names = _places(seed)
    place = names[number % len(names)]
    if number >= len(names):
        place = f"{place}-{names[number // len(names)]}"
    kinds = _data()["kinds"]
    return place, kinds[number % len(kinds)][0]


class _Writer:
    """Writes one document: every choice comes from its own random numbers."""

    def __init__(self, random_choice: random.Random, place: str, kind: str, role: Sequence[Any]) -> None:
        self._random = random_choice
        self._data = _data()
        self._place, self._kind = place, kind
        self._role, self._grade, self._diploma = role[0], role[2], role[3]
        self._themes = [self._data["themes"][name] for name in role[1]]
        self._numbered = self._random.random() < 0.5
        self._addresses_reader = self._random.random() < 0.5
        self._chapter = 0
        year = self._random.randrange(2017, 2026)
        self._fixed = {
            "place": place,
            "role": self._role,
            "the_role": f"{_article(self._role).capitalize()} {self._role}",
            "a_role": f"{_article(self._role)} {self._role}",
            "grade": self._grade,
            "chief": self._pick("chiefs"),
            "diploma": self._choose(self._data["diplomas"][self._diploma]),
            "street": self._choose(self._data["places"]["streets"].split()).replace("_", " "),
            "house": "stadhuis" if "Stad" in kind else "gemeentehuis",
            "year": str(year),
            "until": str(year + 6),
        }

    def blocks(self) -> Iterator[Block]:
        """Yield the document from its title to what it offers."""
        yield _heading(f"Functiebeschrijving {self._role}", 1)
        yield _paragraph(f"{self._kind} {self._place}")
        chapters: Sequence[Callable[[], Iterator[Block]]] = (
            lambda: self._prose("about", 6),
            lambda: self._prose("purpose", 3),
            lambda: self._prose("position", 5),
            self._areas,
            self._contacts,
            self._competencies,
            self._knowledge,
            lambda: self._list("conditions", 8),
            self._selection,
            lambda: self._list("offer", 9),
        )
        names = "about purpose position areas contacts competencies knowledge conditions selection offer"
        for name, chapter in zip(names.split(), chapters, strict=True):
            self._chapter += 1
            number = f"{self._chapter}. " if self._numbered else ""
            yield _heading(number + self._choose(self._data["headings"][name]), 2)
            yield from chapter()

    def _prose(self, part: str, count: int) -> Iterator[Block]:
        sentences = [self._filled(text) for text in self._sample(self._data[part], count)]
        yield _paragraph(" ".join(sentences[: count // 2]))
        yield _paragraph(" ".join(sentences[count // 2 :]))

    def _list(self, part: str, count: int) -> Iterator[Block]:
        for text in self._sample(self._data[part], count):
            yield _item(self._filled(text))

    def _areas(self) -> Iterator[Block]:
        for place, theme in enumerate(self._themes[: self._random.randint(*_AREAS)], start=1):
            number = f"{self._chapter}.{place} " if self._numbered else ""
            yield _heading(number + self._choose(theme["titles"]), 3)
            yield _paragraph(f"Doel: {self._choose(theme['goals'])}.")
            things = [(kind, thing) for kind in _THINGS.values() for thing in theme[kind]]
            for kind, thing in self._sample(things, self._random.randint(*_TASKS)):
                yield _item(self._task(kind, thing))

    def _task(self, kind: str, thing: str) -> str:
        infinitive, finite, particle = self._choose(self._data["verbs"][kind])
        around = [self._pick("manners"), self._filled(self._pick("times"))]
        self._random.shuffle(around)
        if self._addresses_reader:
            words = ["Je", finite, thing, *around, particle]
        else:
            words = [thing[:1].upper() + thing[1:], *around, infinitive]
        task = " ".join(word for word in words if word) + "."
        if self._random.random() < _DETAIL_SHARE:
            task += " " + self._filled(self._pick("details"))
        return task

    def _contacts(self) -> Iterator[Block]:
        people = [person for theme in self._themes for person in theme["people"]]
        reasons = self._data["contact_reasons"]
        rows = [
            (
                person,
                self._choose(reasons),
                self._choose(("dagelijks", "wekelijks", "maandelijks", "jaarlijks")),
            )
            for person in self._sample(people, 6)
        ]
        yield _table(("Contact", "Waarover", "Hoe vaak"), rows)

    def _competencies(self) -> Iterator[Block]:
        rows = [
            (name, first if level < 3 else second, str(level))
            for name, first, second in self._sample(self._data["competencies"], 11)
            for level in [self._random.randint(1, 3)]
        ]
        yield _paragraph("Niveau 1 is basis, niveau 2 is gevorderd en niveau 3 is expert.")
        yield _table(("Competentie", "Gedrag", "Niveau"), rows)

    def _knowledge(self) -> Iterator[Block]:
        domains = [domain for theme in self._themes for domain in theme["knowledge"]]
        rows = [(d, self._choose(("basis", "grondig", "expert"))) for d in self._sample(domains, 8)]
        yield _table(("Kennisdomein", "Graad"), rows)

    def _selection(self) -> Iterator[Block]:
        yield from self._list("selection", 6)
        parts = self._sample(self._data["parts"], 4)
        rows = [(part, str(self._random.randrange(10, 60, 5)), self._day()) for part in parts]
        yield _table(("Onderdeel", "Punten", "Datum"), rows)

    def _filled(self, text: str) -> str:
        """Return the template with a value in each of its places."""
        first, second, third = (theme["titles"][0].lower() for theme in self._three_themes())
        values = self._sample(self._data["values"], 3)
        number = self._random.randrange
        goals = [goal for theme in self._themes for goal in theme["goals"]]
        return text.format(
            **self._fixed,
            theme=first,
            other=second,
            third=third,
            value=values[0],
            second_value=values[1],
            third_value=values[2],
            goal=self._choose(goals),
            other_goal=self._choose(goals),
            knowledge=self._choose(self._choose(self._themes)["knowledge"]),
            cluster=self._pick("clusters"),
            body=self._pick("bodies"),
            substitute=self._pick("chiefs"),
            relevant=self._pick("relevant"),
            inhabitants=f"{number(4, 60)}.{number(1000):03}",
            staff=number(40, 900),
            clusters=number(3, 9),
            count=number(2, 9),
            years=number(5, 16),
            days=number(5, 60),
            day=number(1, 29),
            month=self._choose(self._data["months"].split()),
            amount=f"{number(1, 40)}.{number(0, 10)}00",
            salary=f"{number(2, 8)}.{number(1000):03},{number(100):02}",
            leave=number(26, 36),
            cents=number(15, 36),
            points=number(10, 101, 10),
            half=number(45, 56, 5),
            total=number(60, 71, 5),
            hour=number(7, 10),
            late=number(16, 20),
        )

    def _day(self) -> str:
        return f"{self._random.randrange(1, 29)} {self._choose(self._data['months'].split())}"

    def _three_themes(self) -> list[Any]:
        return self._sample(self._themes, 3)

    def _pick(self, name: str) -> str:
        return str(self._choose(self._data[name]))

    def _choose(self, options: Sequence[Any]) -> Any:  # noqa: ANN401 - what the data file holds
        return self._random.choice(options)

    def _sample(self, options: Sequence[Any], count: int) -> list[Any]:
        return self._random.sample(options, min(count, len(options)))


def _article(role: str) -> str:
    return "het" if role.split()[0].endswith("hoofd") else "de"


def _heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level=level)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _item(text: str) -> Block:
    return Block(BlockKind.ITEM, text)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Block:
    return Block(BlockKind.TABLE, rows=(header, *rows))
