"""Dutch texts of ``functiewijzer model``."""

from vectorstore.kinds import ModelKind

MODEL = "Haal een zoekmodel of herschikmodel op, of toon welke er zijn."
PULL = "Haal een model op van de hub: de enige opdracht die daarheen gaat."
LIST = "Toon de modellen op deze computer."
NAME = "NAAM"
NAME_HELP = "Naam op de hub, bijvoorbeeld intfloat/multilingual-e5-small"
REVISION_HELP = "Versie: een tag of de hash van een commit (standaard de nieuwste)"
TO_HELP = "Map waarin het model komt, om mee te nemen (standaard de gewone cache van Hugging Face)"

OFFER = "{name}: {size}, licentie: {licence}."
NO_LICENCE = "niet vermeld"
PULLING = "Ophalen"
FOLDER_IN_USE = "de map {path} bestaat al en is niet leeg"
READY = {
    ModelKind.EMBEDDER: "Klaar en nagekeken. Gebruik het met `functiewijzer ingest MAP --embedder {name}` (of FUNCTIEWIJZER_EMBEDDER={name}).",
    ModelKind.RERANKER: "Klaar en nagekeken. Gebruik het met FUNCTIEWIJZER_RERANKER={name}.",
    ModelKind.ENTAILMENT: "Klaar en nagekeken. Gebruik het met FUNCTIEWIJZER_NLI_MODEL={name}.",
    ModelKind.OTHER: "Klaar en nagekeken: {name}. Let op: het is niet bekend als zoekmodel of herschikmodel.",
}

COLUMNS = ("Naam", "Soort", "Grootte", "Bruikbaar")
KINDS = {
    ModelKind.EMBEDDER: "zoekmodel",
    ModelKind.RERANKER: "herschikmodel",
    ModelKind.ENTAILMENT: "NLI-model",
    ModelKind.OTHER: "ander model",
}
USABLE = "ja"
BUILT_IN = "meegeleverd"
NO_OTHERS = "Er staan geen andere modellen in de cache ({path})."
