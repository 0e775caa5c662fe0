"""What must not be half done: an interrupt that comes meanwhile waits for its end."""

import signal
import threading
from contextlib import contextmanager


@contextmanager
def whole():
    """Hold an interrupt back until the block has ended. Threads but the main one have none to fear."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    came = []
    signal.signal(signal.SIGINT, lambda *what: came.append(what))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)
