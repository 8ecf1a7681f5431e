"""The items of a briefing, made of quotes."""

from collections.abc import Iterable
from hashlib import sha256

from assistant.briefing.model import Item, Topic
from assistant.draft import Quote, cite
from assistant.units import Unit


class Items:
    """Makes the items of one chapter: each quote once, each identifier once."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self._said: set[str] = set()

    def make(
        self,
        unit: Unit,
        label: str = "",
        level: str = "",
        details: Iterable[Quote] = (),
        *,
        depth: int = 0,
        scope: str = "",
        lead_in: Quote | None = None,
    ) -> Item | None:
        """Return the item of a unit, None when the chapter has the same words already.

        ``scope``: what it is a list of, where lists that share words must each stay complete. ``lead_in``:
        what it cannot be read without.
        """
        above = unit.above.text if unit.above else ""
        key = "\n".join(" ".join(words.split()).casefold() for words in (scope, above, label, unit.text))
        if not unit.text or key in self._said:
            return None
        self._said.add(key)
        mark = "\n".join((unit.quote.document.name, self._topic, key))
        return Item(
            identifier=sha256(mark.encode()).hexdigest()[:16],
            citation=cite(unit.quote),
            label=label,
            level=level,
            details=tuple(cite(quote) for quote in details if quote.text),
            depth=depth,
            lead_in=cite(lead_in) if lead_in else None,
        )
