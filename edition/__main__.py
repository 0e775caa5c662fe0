"""python run.py edition [FOLDER]: every notebook as a page that opens in any browser, with nothing installed."""

import argparse
import sys
from pathlib import Path

from .build import ROOT, build


def main():
    parser = argparse.ArgumentParser(prog="run.py edition", description=__doc__.split(": ", 1)[1])
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT / "build" / "edition", help="build/edition unless named"
    )
    folder = parser.parse_args().folder.resolve()
    try:
        build(folder, say=lambda text: print(text, flush=True))
    except ValueError as error:
        sys.exit(f"run.py edition: {error}")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder / 'index.html'}: {size / 1e6:.1f} MB; open it, or copy the folder to any web server.")


if __name__ == "__main__":
    main()
