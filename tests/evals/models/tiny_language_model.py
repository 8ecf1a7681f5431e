"""A language model made on the spot: a real one in every way, but that nobody taught it anything."""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

VOCABULARY = 1_000
"""Tokens that it knows."""
_MARKS = ("<pad>", "<s>", "</s>")
_TEMPLATE = (
    "{% for message in messages %}<s>{{ message['role'] }}\n{{ message['content'] }}</s>{% endfor %}"
    "{% if add_generation_prompt %}<s>assistant\n{% endif %}"
)
_WIDTH, _INNER = 32, 64


def make_language_model(folder: Path, texts: list[str], **generation: object) -> None:
    """Write a Llama of one layer with random weights and a tokenizer trained on the texts, as safetensors.

    ``generation``: how it speaks (transformers' GenerationConfig). It is written without transformers, whose
    import takes seconds.
    """
    folder.mkdir()
    _tokenizer(texts).save(str(folder / "tokenizer.json"))
    pad, begin, end = _MARKS
    marks = {"pad_token": pad, "bos_token": begin, "eos_token": end}
    files = {
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", **marks},
        "generation_config.json": {"pad_token_id": 0, "bos_token_id": 1, **generation},
        "config.json": {
            "architectures": ["LlamaForCausalLM"],
            "model_type": "llama",
            "vocab_size": VOCABULARY,
            "hidden_size": _WIDTH,
            "intermediate_size": _INNER,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "num_key_value_heads": 2,
            "max_position_embeddings": 16_384,
            "tie_word_embeddings": True,
            "dtype": "float32",
            "pad_token_id": 0,
            "bos_token_id": 1,
            "eos_token_id": 2,
        },
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    (folder / "chat_template.jinja").write_text(_TEMPLATE, encoding="utf-8")
    save_file(_weights(), folder / "model.safetensors", metadata={"format": "pt"})


def _tokenizer(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=list(_MARKS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _weights() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)
    layer = "model.layers.0"
    square, norm = (_WIDTH, _WIDTH), (_WIDTH,)
    norms = ("model.norm", f"{layer}.input_layernorm", f"{layer}.post_attention_layernorm")
    shapes = {
        "model.embed_tokens": (VOCABULARY, _WIDTH),
        **{f"{layer}.self_attn.{name}_proj": square for name in "qkvo"},
        **{f"{layer}.mlp.{name}_proj": (_INNER, _WIDTH) for name in ("gate", "up")},
        f"{layer}.mlp.down_proj": (_WIDTH, _INNER),
        **dict.fromkeys(norms, norm),
    }
    return {
        f"{name}.weight": np.ones(shape, np.float32)
        if shape == norm
        else random.normal(0, 0.2, shape).astype(np.float32)
        for name, shape in shapes.items()
    }
