"""Real models of a few thousand weights, made on the spot: an embedder and a cross-encoder."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

WORDS = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
    *("query", "passage", ":", ".", "vijf", "zes", "jaar", "ervaring", "raad", "de", "beslist", "tucht"),
)
READS = 32
"""Most tokens of a text that the models read."""


def make_embedder(
    folder: Path, prompts: Mapping[str, str] | None = None, seed: int = 1, words: Sequence[str] = WORDS
) -> str:
    """Save a sentence-transformers model in the folder, with prompts where given; return its path."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel

    torch.manual_seed(seed)
    inside = folder / "weights"
    inside.mkdir(parents=True)
    _save_tokenizer(inside, words)
    BertModel(_configuration(BertConfig, words)).save_pretrained(inside, safe_serialization=True)
    transformer = Transformer(str(inside), max_seq_length=READS)
    modules = [transformer, Pooling(transformer.get_embedding_dimension()), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu", prompts=dict(prompts or {}))
    finished = folder / "model"
    model.save(str(finished), create_model_card=False)
    return str(finished)


def make_cross_encoder(
    folder: Path, labels: Sequence[str] = ("LABEL_0",), seed: int = 1, words: Sequence[str] = WORDS
) -> str:
    """Save a cross-encoder in the folder; with one label it is a reranker. Return its path."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(seed)
    folder.mkdir(parents=True, exist_ok=True)
    _save_tokenizer(folder, words)
    config = _configuration(
        BertConfig,
        words,
        num_labels=len(labels),
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder, safe_serialization=True)
    return str(folder)


def add_code(folder: str) -> None:
    """Make the model in a folder one that works only with code of its own."""
    path = Path(folder) / "config.json"
    config = json.loads(path.read_text())
    config |= {"model_type": "eigen-soort", "auto_map": {"AutoModel": "modeling.Model"}}
    path.write_text(json.dumps(config))
    harm = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"
    (Path(folder) / "modeling.py").write_text(harm + "class Model: pass\n")


def cut_weights(folder: str) -> None:
    """Cut the weights of the model in a folder short."""
    path = Path(folder) / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])


def _save_tokenizer(folder: Path, words: Sequence[str]) -> None:
    from transformers import BertTokenizerFast

    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)


def _configuration(kind, words: Sequence[str], **more):
    return kind(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=READS,
        **more,
    )
