"""`python run.py bench` lists the benchmarks; `python run.py bench drag` runs one."""

import argparse
import ast
import os
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "VECLIB")}


def benches():
    """{name: what it measures}, of every module that defines run(); none is imported for that."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body):
            found[path.stem] = ast.get_docstring(tree).splitlines()[0]
    return found


def main():
    """Exit status 0, or 1 with the reason where a benchmark could not be run, or 2 for one that does not exist."""
    known = benches()
    listed = "\n".join(f"  {name:10} {says}" for name, says in known.items())
    parser = argparse.ArgumentParser(
        prog="run.py bench", description=f"What is measured, each in one run.\n\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("name", nargs="?", metavar="NAME", help="the benchmark to run; NAME -h shows its own options")
    parser.add_argument("options", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.name is None:
        parser.print_help()
        return
    if given.name not in known:
        parser.error(f"no benchmark is called {given.name!r}; there are: {', '.join(known)}")
    os.environ.update(ONE_THREAD)  # before a benchmark loads numpy
    try:
        import_module(f"{__package__}.{given.name}").run(given.options)
    except FileNotFoundError as reason:
        sys.exit(f"{given.name}: {reason}")


if __name__ == "__main__":
    main()
