"""The tutor: a reader's function is tried, and told what was done, not only that it is wrong."""

from .check import check
from .hints import hint
from .on_paper.sheet import sheet
from .own.own_designs import check_activation, check_cost
from .saying.verdict import Verdict

__all__ = ["Verdict", "check", "check_activation", "check_cost", "hint", "sheet"]
