"""Documents side by side: what each says about the aspects of a theme, or that it does not."""

from assistant.comparison.compare import MOST_DOCUMENTS, compare
from assistant.comparison.model import Cell, Column, Level, Matrix, Row, Scale, Theme

__all__ = ["MOST_DOCUMENTS", "Cell", "Column", "Level", "Matrix", "Row", "Scale", "Theme", "compare"]
