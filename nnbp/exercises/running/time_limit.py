"""A limit to how long a reader's function may take, where the system can stop it."""

import contextlib
import signal
import threading
import time

SECONDS = 2.0  # for one case


class TookTooLong(BaseException):
    """Raised inside a function whose time is up; no `except Exception` of the function's own catches it."""


@contextlib.contextmanager
def time_limit(seconds=SECONDS):
    """TookTooLong after so many seconds in the main thread of a POSIX system; elsewhere nothing is stopped."""
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGALRM) if able else None
    if before is None:
        yield
        return
    armed = True

    def stop(number, frame):
        if armed:
            raise TookTooLong

    start = time.monotonic()
    try:
        signal.signal(signal.SIGALRM, stop)
        left, again = signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)  # again, for a bare `except:` in a loop
    except (OSError, ValueError, NotImplementedError):  # a system that has it by name alone
        yield
        return
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:  # somebody else's alarm goes on
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - start), 1e-3), again)
