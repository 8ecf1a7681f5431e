"""The competencies that a document names, with their levels and what is meant by them."""

from assistant.competencies.model import Competencies, Competency, name_key
from assistant.competencies.names import CompetencyNames, root, standard_names
from assistant.competencies.reading import merged, named_in, read_competencies

__all__ = [
    "Competencies",
    "Competency",
    "CompetencyNames",
    "merged",
    "name_key",
    "named_in",
    "read_competencies",
    "root",
    "standard_names",
]
