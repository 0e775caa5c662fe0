"""The first picture: of each notebook in JupyterLab after "run all", and of the edition's first page, on a slow phone too."""

import argparse
import gzip
import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from browser.chromium import open_browser
from browser.lab import Tab
from browser.server import Server

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
ROUNDS = 3
SLOWER, BITS, LATENCY = 6, 1.6e6, 150  # the slow phone: its processor, bits a second, ms to the server and back
PACKED = (".html", ".js", ".css", ".svg")  # what a web server sends packed
FIRST = """() => new Promise((done) => {
  const start = performance.now();
  jupyterapp.commands.execute("notebook:run-all-cells");
  (function again() {
    if (document.querySelector("svg.nnbp-picture[data-frame]")) done(performance.now() - start);
    else requestAnimationFrame(again);
  })();
})"""
SEEN = """new Promise((done) => (function again() {
  if (!document.querySelector("svg.nnbp-picture[data-frame]")) return requestAnimationFrame(again);
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  requestAnimationFrame(() => done([paint?.startTime ?? performance.now(), performance.now()]));
})())"""


class Packed(SimpleHTTPRequestHandler):
    """Files of a folder, sent packed as web servers do."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            return super().do_GET()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def of_notebook(browser, server, path):
    """ms from "run all" to the first picture of a notebook."""
    (server.root / path.name).write_bytes(path.read_bytes())
    tab = Tab(browser, server, path.name)
    try:
        tab.command("notebook:clear-all-cell-outputs")
        return tab.page.evaluate(FIRST)
    finally:
        tab.close()


def of_page(browser, address, phone):
    """[ms to the first paint, ms to a picture that moves] of a page that nothing is known of yet."""
    page = browser.new_page()
    try:
        session = page.context.new_cdp_session(page)
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        if phone:
            page.set_viewport_size({"width": 390, "height": 844})
            slow = {"offline": False, "latency": LATENCY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
            session.send("Network.emulateNetworkConditions", slow)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="commit")
        return page.evaluate(SEEN)
    finally:
        page.close()


def run(arguments):
    """Medians of a few rounds; the notebooks named, all unless given."""
    parser = argparse.ArgumentParser(prog="run.py bench first", description=__doc__)
    parser.add_argument("notebooks", nargs="*", metavar="NN", help="numbers of notebooks; all unless given")
    parser.add_argument(
        "--edition", type=Path, default=ROOT / "build" / "edition", help="a folder with a built edition"
    )
    given = parser.parse_args(arguments)
    chosen = [path for path in NOTEBOOKS if not given.notebooks or path.name[:2] in given.notebooks]
    if not (given.edition / "index.html").is_file():
        raise FileNotFoundError(f"{given.edition} holds no edition; python run.py edition makes one")
    with open_browser() as browser:
        with Server() as server:
            print(f"{os.cpu_count()} cores; medians of {ROUNDS}\n\nnotebook: seconds from run all to its first picture")
            for path in chosen:
                took = [of_notebook(browser, server, path) for _ in range(ROUNDS)]
                print(f"  {path.stem:36}{median(took) / 1000:6.1f}", flush=True)
        web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=given.edition))
        threading.Thread(target=web.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{web.server_port}/index.html"
        found = {}
        for name, phone in (("desk", False), ("slow phone", True)):
            rounds = [of_page(browser, address, phone) for _ in range(ROUNDS)]
            found[name] = [median(column) / 1000 for column in zip(*rounds, strict=True)]
        web.shutdown()
    print("\nthe edition's first page: seconds to its first paint, and to a picture that moves")
    for name, (paint, moving) in found.items():
        print(f"  {name:12}{paint:6.1f}{moving:6.1f}")
    print(f"  ratio {found['slow phone'][1] / found['desk'][1]:.1f}")
