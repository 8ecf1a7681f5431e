"""Checking a question set, with the documents that it is about: what is wrong with it, and what is weak."""

from evals.checking.check import check_question_set, check_text
from evals.checking.finding import Checked, Finding, Severity
from evals.checking.telling import describe, summary_line

__all__ = ["Checked", "Finding", "Severity", "check_question_set", "check_text", "describe", "summary_line"]
