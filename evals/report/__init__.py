"""The report of a run: one HTML file that needs nothing beside it."""

from evals.report.page import render_report, report_policy
from evals.report.run import ReportedRun

__all__ = ["ReportedRun", "render_report", "report_policy"]
