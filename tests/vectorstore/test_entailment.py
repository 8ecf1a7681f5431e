"""The model for entailment: a cross-encoder of a few hundred weights, made here."""

import pytest

from evals.entailment import chosen_entailment, judged, lexical
from evals.settings import EvaluationSettings
from vectorstore.entailment import load_entailment
from vectorstore.errors import EntailmentUnavailable

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "vijf", "zes", "jaar")
LABELS = ("contradiction", "neutral", "entailment")


def make_model(folder, labels=LABELS, favourite=None):
    """Save a cross-encoder; with ``favourite`` it always finds that label the most likely."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(1)
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=32,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    if favourite is not None:
        with torch.no_grad():
            model.classifier.weight.zero_()
            model.classifier.bias[labels.index(favourite)] = 5.0
    model.save_pretrained(folder, safe_serialization=True)
    return str(folder)


@pytest.mark.parametrize("labels", [LABELS, ("entailment", "neutral", "contradiction")])
def test_the_label_is_known_by_its_name_wherever_it_stands(tmp_path, labels):
    entails = load_entailment(make_model(tmp_path, labels, favourite="entailment"))
    assert entails.label == labels.index("entailment")
    assert entails("vijf jaar", "zes jaar") is True


def test_another_label_is_no_entailment_and_many_are_judged_at_once(tmp_path, monkeypatch):
    entails = load_entailment(make_model(tmp_path, favourite="neutral"))
    calls = []
    predict = entails.model.predict
    monkeypatch.setattr(
        entails.model, "predict", lambda pairs, **rest: calls.append(pairs) or predict(pairs, **rest)
    )
    pairs = [("vijf jaar", "vijf"), ("zes jaar", "zes"), ("vijf jaar", "zes")]
    assert judged(entails, pairs) == dict.fromkeys(pairs, False)
    assert calls == [pairs]
    assert entails.judge([]) == []


def test_the_setting_chooses_the_model_and_none_is_by_words(tmp_path):
    assert chosen_entailment(EvaluationSettings(nli_model="")) is lexical
    folder = make_model(tmp_path)
    assert chosen_entailment(EvaluationSettings(nli_model=folder)).name == folder


def test_a_model_that_is_not_here_or_is_another_kind_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "none"))
    empty, other = tmp_path / "empty", tmp_path / "other"
    empty.mkdir()
    other.mkdir()
    (empty / "pytorch_model.bin").write_bytes(b"")
    make_model(other, ("LABEL_0", "LABEL_1", "LABEL_2"))
    for name, line in (
        ("geen/model", "het NLI-model geen/model staat niet op deze computer"),
        (str(empty), "safetensors"),
        (str(other), "geen NLI-model: geen van de labels heet entailment"),
    ):
        with pytest.raises(EntailmentUnavailable, match=line) as caught:
            load_entailment(name)
        assert "\n" not in str(caught.value)
    (empty / "model.safetensors").write_bytes(b"")
    with pytest.raises(EntailmentUnavailable, match="kan niet geladen worden"):
        load_entailment(str(empty))
