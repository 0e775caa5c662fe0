"""Where in a reader's function an error was raised, by whom, and what the line says."""

import dis
import linecache
import traceback
from pathlib import Path

from ..saying.verdict import quoted

PACKAGE = str(Path(__file__).resolve().parents[2])


def message(error):
    """What an error says, "" where it cannot say it."""
    try:
        return str(error)
    except Exception:
        return ""


def students_frame(error):
    """(frame, line) of the innermost code that is neither the package's nor a library's, or None."""
    found = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if not file.startswith(PACKAGE) and "site-packages" not in file and "/lib/python" not in file:
            found = frame, line
    return found


def student_line(error):
    """Where in the reader's code it stopped: "Line 3: w @ z."."""
    found = students_frame(error)
    if found is None:
        return ""
    frame, line = found
    text = linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()
    own = line - frame.f_code.co_firstlineno
    where = f"Line {own} of {quoted(frame.f_code.co_name)}" if own > 0 else f"Line {line}"
    return f"{where}: {quoted(text)}." if text else f"{where}."


def innermost(error):
    """The frame in which it was raised, or None."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return frames[-1] if frames else None


def raised_by_hand(error):
    """Was it a `raise` of the reader's, or of this package, and not something that Python or numpy met?"""
    frame, last = innermost(error), error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if frame is None or last.tb_lasti < 0 or "site-packages" in frame.f_code.co_filename:
        return False
    return dis.opname[frame.f_code.co_code[last.tb_lasti]] == "RAISE_VARARGS"
