"""The tutor: a reader's function is tried, and told what was done, not only that it is wrong."""

from .check import check
from .hints import hint
from .own_designs import check_activation, check_cost
from .sheet import sheet
from .verdict import Verdict

__all__ = ["Verdict", "check", "check_activation", "check_cost", "hint", "sheet"]
