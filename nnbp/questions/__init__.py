"""The questions asked before a reveal: QUESTIONS by notebook and name, one module a notebook."""

from . import n00, n04

QUESTIONS = {
    "00": n00.QUESTIONS,
    "04": n04.QUESTIONS,
}
