"""`python run.py bench` lists the benchmarks; `python run.py bench drag` runs one, or several by their names."""

import argparse
import ast
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def benches():
    """{name: what it measures}, of every module that defines run(); none is imported for that."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body):
            found[path.stem] = ast.get_docstring(tree).splitlines()[0]
    return found


def main():
    """Exit status 0, or 1 with the reason where a benchmark could not be run."""
    known = benches()
    listed = "\n".join(f"  {name:8} {says}" for name, says in known.items())
    parser = argparse.ArgumentParser(
        prog="run.py bench", description=f"Ratios, measured side by side in one run.\n\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help="the benchmarks to run, one after the other")
    names = parser.parse_args().names
    if unknown := [name for name in names if name not in known]:
        parser.error(f"no benchmark is called {unknown[0]!r}; there are: {', '.join(known)}")
    if not names:
        parser.print_help()
    for name in names:
        try:
            import_module(f"{__package__}.{name}").run()
        except FileNotFoundError as reason:
            sys.exit(f"{name}: {reason}")


if __name__ == "__main__":
    main()
