"""Documents to JSON and back, exactly."""

import json
from dataclasses import asdict
from typing import Any

from ingest.model import (
    Cell,
    Document,
    Noise,
    NoiseReason,
    Origin,
    Origins,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    Span,
    SpanKind,
)


def encode_document(document: Document) -> str:
    """Return the document as one line of JSON, ASCII only."""
    return json.dumps(asdict(document))


def decode_document(line: str) -> Document:
    """Return the document that `encode_document` wrote.

    Raises ValueError, KeyError or TypeError when the line is something else.
    """
    data = json.loads(line)
    changed = {
        "spans": tuple(_span(item) for item in data["spans"]),
        "sections": tuple(_section(item) for item in data["sections"]),
        "passages": tuple(_passage(item) for item in data["passages"]),
        "noise": tuple(_noise(item) for item in data["noise"]),
        "seams": tuple(data["seams"]),
        "aliases": tuple(data["aliases"]),
        "origins": Origins(**{field: Origin(value) for field, value in data["origins"].items()}),
    }
    return Document(**{**data, **changed})


def _noise(data: dict[str, Any]) -> Noise:
    return Noise(**{**data, "reason": NoiseReason(data["reason"])})


def _span(data: dict[str, Any]) -> Span:
    return Span(**{**data, "kind": SpanKind(data["kind"])})


def _section(data: dict[str, Any]) -> Section:
    changed = {"kind": SectionKind(data["kind"]), "headings": tuple(data["headings"])}
    return Section(**{**data, **changed})


def _passage(data: dict[str, Any]) -> Passage:
    changed = {
        "kind": PassageKind(data["kind"]),
        "headings": tuple(data["headings"]),
        "cells": tuple(Cell(**cell) for cell in data["cells"]),
        "sentences": tuple((start, end) for start, end in data["sentences"]),
    }
    return Passage(**{**data, **changed})
