"""A class on one machine: how many readers fit until taking another weight takes twice as long, and what each costs."""

import argparse
import os
import platform
import subprocess
import threading
import time
from pathlib import Path
from statistics import median

import psutil
from jupyter_client.manager import start_new_kernel

LIVE = """
import nnbp
picture = nnbp.OneNetwork(*nnbp.tiny_network(), hand='w3.1.2')
picture
"""
INTERACT = Path(__file__).parent.joinpath("cells", "interact.py").read_text(encoding="utf-8")
SLIDER = """
from ipywidgets import FloatSlider
from ipywidgets.widgets.widget import _instances
print([each.comm.comm_id for each in _instances.values() if isinstance(each, FloatSlider)][-1], end="")
"""
ROUND, DRAG, PACE = (
    5.0,
    2.0,
    1 / 60,
)  # seconds: of a press and a drag with a rest after it, of the drag, between its events
ROUNDS, MOST = 3, 64
WEIGHTS = ("w2.1.1", "w3.1.2", "w4.2.1", "w3.3.3")


class Reader:
    """A kernel with a picture, and what the reader's page sends to it; the page itself runs on the reader's machine."""

    def __init__(self, source):
        self.manager, self.client = start_new_kernel(stderr=subprocess.DEVNULL)
        self.client.execute_interactive(source, output_hook=lambda message: None, timeout=120)
        self.process = psutil.Process(self.manager.provisioner.pid)
        self.slider, self.waits = self.asked(SLIDER), []

    def asked(self, code):
        """What the kernel prints."""
        said = []
        self.client.execute_interactive(
            code, output_hook=lambda message: said.append(message["content"].get("text", "")), timeout=60
        )
        return "".join(said)

    def send(self, comm, data, shows):
        """Send a widget's message, and wait until the kernel is done with it: seconds until `shows(message)`, or None."""
        message = self.client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        began, seen = time.perf_counter(), None
        self.client.shell_channel.send(message)
        while True:
            answer = self.client.get_iopub_msg(timeout=120)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if seen is None and shows(answer):
                seen = time.perf_counter() - began
            if answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
                return seen

    def drag(self, low, high):
        """Move the slider for a while; as in a page, an event is sent when the one before it has been answered."""
        began = last = time.perf_counter()
        while (gone := time.perf_counter() - began) < DRAG:
            value = round(low + (high - low) * gone / DRAG, 2)
            self.send(self.slider, {"method": "update", "state": {"value": value}, "buffer_paths": []}, lambda _: False)
            last += PACE
            time.sleep(max(0.0, last - time.perf_counter()))

    def study(self, start):
        """A press and a drag in every round, from `start` on."""
        for number in range(ROUNDS):
            time.sleep(max(0.0, start + number * ROUND - time.perf_counter()))
            self.waits.append(self.press(number))
            self.drag(-2.0, 2.0)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


class Live(Reader):
    """nnbp: a press takes another weight in hand; the drag is shown by the page, and the kernel only told of it."""

    def __init__(self):
        super().__init__(LIVE)
        self.picture = self.asked("print(picture.lab.picture.comm.comm_id, end='')")

    def press(self, number):
        def shows(message):
            state = message["content"].get("data", {}).get("state", {})
            if message["msg_type"] != "comm_msg" or "hand" not in state:
                return False
            self.slider = state["hand"]["slider"].removeprefix("IPY_MODEL_")
            return True

        name = WEIGHTS[number % len(WEIGHTS)]
        return self.send(self.picture, {"method": "custom", "content": {"pick": name}}, shows)


class Inline(Reader):
    """interact with an inline figure: a press, as each event of the drag, draws it anew."""

    def __init__(self):
        super().__init__(INTERACT)

    def press(self, number):
        value = {"method": "update", "state": {"value": 3.0 + 0.1 * number}, "buffer_paths": []}
        return self.send(self.slider, value, lambda message: message["msg_type"] == "display_data")


def lesson(readers):
    """All of them for ROUNDS rounds, evenly apart: seconds of each press, CPU seconds a second and MB a reader."""
    for reader in readers:
        reader.waits.clear()
    used, start = [sum(r.process.cpu_times()[:2]) for r in readers], time.perf_counter() + 0.5
    threads = [
        threading.Thread(target=r.study, args=(start + ROUND * i / len(readers),)) for i, r in enumerate(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    cpu = sum(sum(r.process.cpu_times()[:2]) - before for r, before in zip(readers, used, strict=True))
    memory = [getattr(r.process.memory_full_info(), "pss", r.process.memory_info().rss) for r in readers]
    return [wait for r in readers for wait in r.waits], cpu / took / len(readers), median(memory) / 1e6


def measure(kind, most):
    """[(readers, median wait, CPU, MB)] with more and more readers, until the median wait has doubled."""
    readers, found, count = [], [], 1
    try:
        while count <= most:
            readers += [kind() for _ in range(count - len(readers))]
            waits, cpu, memory = lesson(readers)
            found.append((count, 1000 * median(waits), cpu, memory))
            print(f"{kind.__name__:8}{count:9}{found[-1][1]:12.0f}{cpu:16.3f}{memory:14.0f}", flush=True)
            if found[-1][1] > 2 * found[0][1]:
                break
            count = max(count + 1, round(count * 1.5))
        return found
    finally:
        for reader in readers:
            reader.close()


def run(arguments):
    """First one kind, then the other."""
    parser = argparse.ArgumentParser(prog="run.py bench class", description=__doc__)
    parser.add_argument("--most", type=int, default=MOST, help=f"readers to stop at, {MOST} unless given")
    most = parser.parse_args(arguments).most
    print(f"A class: kernels of Python {platform.python_version()}, {os.cpu_count()} cores; each reader takes another weight "
          f"every {ROUND:g} s and drags it for {DRAG:g} s\n")  # fmt: skip
    print(f"{'':8}{'readers':>9}{'press, ms':>12}{'CPU a reader':>16}{'MB a reader':>14}")
    both = {kind: measure(kind, most) for kind in (Live, Inline)}
    live, inline = ([count for count, wait, *_ in rows if wait <= 2 * rows[0][1]][-1] for rows in both.values())
    first, other = (rows[0] for rows in both.values())
    print(
        f"\nreaders until a press takes twice as long: {live} with nnbp, {inline} with interact; ratio {live / inline:.1f}"
    )
    print(f"one reader: a press {other[1] / first[1]:.1f} times, CPU {other[2] / first[2]:.1f} times less with nnbp")
