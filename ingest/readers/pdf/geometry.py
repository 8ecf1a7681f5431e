"""Boxes on a page: their edges in points, counted from the page's top left corner."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Width times height."""
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: "Box") -> "Box":
        """Return what two boxes share; its area is 0 where they share nothing."""
        return Box(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
        )


class Placed(Protocol):
    """Anything with a box of its own."""

    @property
    def box(self) -> Box:
        """Where it stands."""


def is_within(thing: Placed, box: Box) -> bool:
    """Whether the middle of a thing lies in a box."""
    x0, top, x1, bottom = thing.box
    return box.holds((x0 + x1) / 2, (top + bottom) / 2)


@dataclass(frozen=True, slots=True)
class Turn:
    """A quarter turn of a page, to set text upright that runs up, down or backwards."""

    quarters: int
    """How many quarters the text is turned against the clock: 0 to 3."""
    width: float
    """Of the page before the turn."""
    height: float
    """Of the page before the turn."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page comes to lie."""
        if self.quarters == 1:
            return self.height - y, x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return y, self.width - x
        return x, y

    def box(self, box: Box) -> Box:
        """Return where a box comes to lie."""
        first, second = self.point(box.x0, box.top), self.point(box.x1, box.bottom)
        (x0, x1), (top, bottom) = (sorted(pair) for pair in zip(first, second, strict=True))
        return Box(x0, top, x1, bottom)

    @property
    def back(self) -> "Turn":
        """The turn that undoes this one."""
        sideways = self.quarters % 2 == 1
        width, height = (self.height, self.width) if sideways else (self.width, self.height)
        return Turn((4 - self.quarters) % 4, width, height)
