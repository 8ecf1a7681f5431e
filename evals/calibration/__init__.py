"""Calibrating the judge between an answer and a refusal: ``make calibrate``."""
