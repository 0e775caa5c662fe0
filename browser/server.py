"""A JupyterLab server for the browser tests and the benchmarks: the one place that starts it."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import psutil

import run

from .chromium import PATIENCE, is_root


class Server:
    """A JupyterLab server of this Python, with folders of its own, so that a reader's own settings stay as they are.

    It has the settings and the extension that `run.py lab` gives to it.

    root: the folder that it serves. Use it as a context manager.
    """

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="nnbp-lab-"))
        self.root = self.folder / "root"
        self.token = secrets.token_hex(16)

    def __enter__(self):
        own = {
            "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "JUPYTERLAB_SETTINGS_DIR": "settings", "IPYTHONDIR": "ipython",
        }  # fmt: skip
        for name in ("root", *own.values()):
            (self.folder / name).mkdir()
        run.write_settings(self.folder / "overrides")
        environment = {k: v for k, v in os.environ.items() if k not in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH")}
        environment |= {variable: str(self.folder / name) for variable, name in own.items()}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--expose-app-in-browser", f"--port={self.port}",
            "--ServerApp.port_retries=0", "--ip=127.0.0.1", f"--IdentityProvider.token={self.token}",
            f"--ServerApp.root_dir={self.root}", f"--LabApp.app_settings_dir={self.folder / 'overrides'}",
            f"--LabApp.extra_labextensions_path={run.LAB_EXTENSIONS}", *(["--allow-root"] if is_root() else []),
        ]  # fmt: skip
        self.log = (self.folder / "log").open("w")
        self.process = psutil.Popen(
            command, cwd=self.root, env=environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT
        )
        try:
            self._await()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        family = [self.process, *self.process.children(recursive=True)] if self.process.is_running() else []
        for process in reversed(family):  # kernels first; a stopped one would not hear a polite request
            with _gone_is_fine():
                process.kill()
        psutil.wait_procs(family, timeout=10)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _await(self):
        deadline = time.monotonic() + PATIENCE / 1000
        while True:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("JupyterLab did not start:\n" + (self.folder / "log").read_text()[-3000:])
            try:
                return self.ask("api/status")
            except OSError:
                time.sleep(0.1)

    def ask(self, path, method="GET"):
        """The answer of the server's REST interface."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def write(self, name, *cells, outputs=None):
        """A notebook in the server's folder: each cell's source; outputs: those of the first cell."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        if outputs is not None:
            notebook.cells[0].update(outputs=outputs, execution_count=1)
        nbformat.write(notebook, self.root / name)
        return name

    def kernel(self, name):
        """The psutil.Process of the kernel behind a notebook."""
        session = next(s for s in self.ask("api/sessions") if s["path"] == name)
        for process in self.process.children(recursive=True):
            with _gone_is_fine():
                if any(session["kernel"]["id"] in argument for argument in process.cmdline()):
                    return process
        raise LookupError(f"no kernel process of {name}")

    def shut(self, name):
        """End the kernel of a notebook."""
        for session in self.ask("api/sessions"):
            if session["path"] == name:
                self.ask(f"api/sessions/{session['id']}", "DELETE")


@contextmanager
def _gone_is_fine():
    try:
        yield
    except psutil.NoSuchProcess:
        pass
