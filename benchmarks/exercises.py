"""The tutor on a corpus of answers: how many wrong ones it accepts, names, locates by evidence, or dismisses."""

import argparse
import math
import runpy
import time
from collections import Counter
from pathlib import Path

import numpy as np
from tqdm import tqdm

import nnbp

HERE = Path(__file__).parent / "exercises"
OWN = {"own activation": nnbp.exercises.check_activation, "own cost": nnbp.exercises.check_cost}
KINDS = ("accepted", "named", "located", "dismissed")


def entries(path):
    """The answers of a corpus file: ENTRIES, a list of dicts with exercise, why and code."""
    if not Path(path).is_file():
        raise FileNotFoundError(f"{path} is not there; expected a corpus of answers")
    return runpy.run_path(str(path))["ENTRIES"]


def verdict_on(entry):
    """The Verdict on one answer of a corpus. Its code defines `answer`; np, nnbp and math are there."""
    scope = {"np": np, "nnbp": nnbp, "math": math}
    exec(entry["code"], scope)
    check = OWN.get(entry["exercise"]) or (lambda answer: nnbp.exercises.check(entry["exercise"], answer))
    return check(scope["answer"])


def kind(verdict):
    """accepted, named (the mistake has a name), located (by evidence), or dismissed (an entry is shown, no more)."""
    if verdict.right:
        return "accepted"
    if verdict.mistake:
        return "named"
    return "dismissed" if verdict.evidence in (None, "entry") else "located"


def judged(corpus, unit):
    """[(entry, kind, seconds)] of a corpus, with progress."""
    found = []
    for entry in tqdm(corpus, unit=unit):
        start = time.perf_counter()
        found.append((entry, kind(verdict_on(entry)), time.perf_counter() - start))
    return found


def run(arguments):
    """Try the corpora, with progress, and print what came of them."""
    parser = argparse.ArgumentParser(prog="run.py bench exercises", description=__doc__)
    parser.add_argument(
        "--wrong", default=HERE / "wrong.py", help="a file of wrong answers (default: the project's own)"
    )
    parser.add_argument(
        "--right", default=HERE / "right.py", help="a file of right answers (default: the project's own)"
    )
    parser.add_argument("--show", choices=KINDS[:1] + KINDS[2:], help="list the wrong answers of this kind")
    options = parser.parse_args(arguments)
    wrong, right = judged(entries(options.wrong), "wrong"), judged(entries(options.right), "right")
    count = Counter(found for _, found, _ in wrong)
    print(f"{len(wrong)} wrong answers:")
    for name in KINDS:
        print(f"  {name:<10}{count[name]:>4}  {count[name] / max(len(wrong), 1):6.1%}")
    refused = [entry for entry, found, _ in right if found != "accepted"]
    print(f"{len(right)} right answers: {len(refused)} refused")
    slowest = max(seconds for _, _, seconds in wrong + right)
    print(f"slowest verdict: {slowest:.2f} s")
    for entry, found, _ in wrong:
        if found == options.show:
            print(f"{found}: {entry['exercise']}, {entry['why']}")
    for entry in refused:
        print(f"refused: {entry['exercise']}, {entry['why']}")
