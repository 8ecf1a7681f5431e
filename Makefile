# Everything runs in .venv, made by the first target that needs it; quick and silent when nothing changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DOCUMENTS ?= documents
INDEX ?= .functiewijzer
DATA ?= .functiewijzer-data
QUESTIONS ?= evals/sets/samples.yaml
OUT ?= runs/latest
PEERS_OUT ?= runs/peers
ATTACKS_OUT ?= runs/attacks
SIZE ?= 0

.PHONY: install chat test check bench bench-page bench-peers bench-models bench-attacks screenshots evaluate ablation calibrate weights
.DEFAULT_GOAL := install

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

chat: install
	@$(BIN)/functiewijzer ingest "$(DOCUMENTS)" --index "$(INDEX)"
	@$(BIN)/functiewijzer serve --index "$(INDEX)" --documents "$(DOCUMENTS)" --data "$(DATA)"

test: install
	@$(BIN)/python -m pytest

check: install
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Answers a question set over a folder of documents and prints the figures:
#   make evaluate DOCUMENTS=folder QUESTIONS=set.yaml OUT=folder
evaluate: install
	@$(BIN)/functiewijzer eval "$(QUESTIONS)" --documents "$(DOCUMENTS)" --out "$(OUT)"

# Speed and size, with the samples or DOCUMENTS=folder QUESTIONS=set.yaml; with generated documents as well: SIZE=1000
bench: install
	@$(BIN)/python -m evals.bench.speed --documents "$(DOCUMENTS)" --questions "$(QUESTIONS)" --size "$(SIZE)"

# The page in use: how soon it can be used and answers, and 50 users at once for a minute; needs Chromium
bench-page: install
	@$(BIN)/python -m ui.load --documents "$(DOCUMENTS)" --questions "$(QUESTIONS)"

# Other ways of finding passages beside ours (docs/benchmarks.md), over the samples or DOCUMENTS=folder QUESTIONS=set.yaml;
# with another model for all of them: EMBEDDER=folder. One that cannot be installed is told; the others go on.
PEERS := .venv-peers
RAGLITE := .venv-raglite
EMBEDDER ?=
bench-peers: install
	@$(MAKE) --no-print-directory $(PEERS)/.installed || echo "The peers cannot be installed here."
	@$(MAKE) --no-print-directory $(RAGLITE)/.installed || echo "raglite cannot be installed here."
	@$(BIN)/python -m evals.peers --documents "$(DOCUMENTS)" --questions "$(QUESTIONS)" \
		--out "$(PEERS_OUT)" $(if $(EMBEDDER),--embedder "$(EMBEDDER)")

# Versions as the product has them, but for one that langchain-huggingface wants older.
$(PEERS)/.installed: requirements.lock pyproject.toml
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@echo "Installing into $(PEERS) (a few minutes the first time) ..."
	@grep -iv '^huggingface.hub==' requirements.lock > $(PEERS)/constraints.txt
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(PEERS)/constraints.txt --editable '.[peers]'
	@touch $@

$(RAGLITE)/.installed: requirements.lock evals/peers/raglite.txt
	@test -x $(RAGLITE)/bin/python || $(PYTHON) -m venv $(RAGLITE)
	@echo "Installing into $(RAGLITE) (a few minutes the first time) ..."
	@grep -i '^torch==' requirements.lock > $(RAGLITE)/constraints.txt
	@$(RAGLITE)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(RAGLITE)/constraints.txt --requirement evals/peers/raglite.txt
	@touch $@

# What becomes of answers whatever a chat model does (docs/models-measured.md), over the samples or
# DOCUMENTS=folder QUESTIONS=set.yaml; exit code 1 when a requirement is missed. One model: MODELS=lying
MODELS_OUT ?= runs/models
MODELS ?=
bench-models: install
	@$(BIN)/python -m evals.models --documents "$(DOCUMENTS)" --questions "$(QUESTIONS)" \
		--out "$(MODELS_OUT)" $(if $(PAGE),--page "$(PAGE)") $(if $(LONG),--long) $(MODELS)

# Attacks on the assistant with a model that obeys all of them (docs/injection.md); fails when one gets through
bench-attacks: install
	@$(BIN)/python -m evals.attacks --out "$(ATTACKS_OUT)"

# Pictures of every page for the documentation; needs Chromium
screenshots: install
	@$(BIN)/python -m tests.ui.screenshots --out docs/beelden

# What each component is worth, with intervals (docs/retrieval.md); one or more question sets over the same documents:
#   make ablation DOCUMENTS=folder QUESTIONS="set.yaml other.yaml" OUT=folder
ablation: install
	@$(BIN)/python -m evals.ablation.ablating $(QUESTIONS) --documents "$(DOCUMENTS)" --out "$(OUT)"

# Fits how the judge weighs its signals, prints the figures and writes assistant/data/judging.yaml
calibrate: install
	@$(BIN)/python -m evals.calibration.calibrating

# How much an embedder is to count beside words, or a reranker beside all else, on the samples or
# DOCUMENTS=folder QUESTIONS="set.yaml other.yaml"; writes vectorstore/data/weights.yaml (docs/embedders.md):
#   make weights EMBEDDER=name [RERANKER=name] [AS=name to write for a folder]
RERANKER ?=
AS ?=
weights: install
	@$(BIN)/python -m evals.weights $(QUESTIONS) --documents "$(DOCUMENTS)" \
		--embedder "$(EMBEDDER)" --reranker "$(RERANKER)" --as "$(AS)"
