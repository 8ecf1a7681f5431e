"""Check every statement at answer time: the quote is exact, and the quotes support the statement."""

from assistant.verification.lexical import context, entails, supports
from assistant.verification.support import Judgement, judge
from assistant.verification.verifying import judgement_of, verify
from assistant.verification.warming import warm_up

__all__ = ["Judgement", "context", "entails", "judge", "judgement_of", "supports", "verify", "warm_up"]
