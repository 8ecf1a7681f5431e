"""How much an embedder and a reranker count beside the other signals: ``make weights``."""
