"""Set nnbp up and start it: `python run.py lab` opens the notebooks, `python run.py test` runs the tests.

It needs Python 3.11 or newer with pip, and nothing else; everything is installed into .venv, beside this file.
The syntax is what any Python can read: an old one names the version needed, where it would raise a SyntaxError.
"""
# ruff: noqa: UP031, an old Python cannot read f-strings

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

NEEDED, NEWEST = (3, 11), (3, 14)  # the locked packages have ready-made files for these and those between
ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
REQUIREMENTS, INSTALLER = os.path.join(ROOT, "requirements.txt"), os.path.join(ROOT, "requirements-pip.txt")
STAMP, LOCK, LOG = (os.path.join(VENV, "set-up." + ending) for ending in ("json", "lock", "log"))
COMMANDS = {
    "lab": ["-m", "jupyterlab", "--ServerApp.root_dir=" + ROOT],
    "test": ["-m", "pytest"],
    "bench": ["-m", "benchmarks"],
    "edition": ["-m", "edition"],
    "execute": [os.path.join("notebooks", "execute.py")],
}
USAGE = """Usage: python run.py COMMAND [arguments passed on to it]

  lab      open the notebooks in JupyterLab
  test     run the tests with pytest, side by side on all cores; with arguments, those tests in one process
           --quick: in a minute, without browser, notebooks, and every position of every slider
  bench    measure the speed: ratios, taken side by side
  edition  write the notebooks as pages for any browser
  execute  run the notebooks and store their outputs

The first command of all installs what nnbp needs into .venv, once."""
# Each of these would send Python or pip somewhere other than .venv, or make pip refuse one of the two installs.
UNWANTED = set("PYTHONHOME PYTHONPATH PYTHONSAFEPATH __PYVENV_LAUNCHER__ PIP_CONSTRAINT PIP_PREFIX PIP_PYTHON".split())
UNWANTED.update("PIP_REQUIRE_HASHES PIP_REQUIRE_VIRTUALENV PIP_ROOT PIP_TARGET PIP_USER".split())
INSTALL = "install the requirements"
NETWORK_TROUBLE = "connection|connect to|timed out|name resolution|getaddrinfo|unreachable|max retries|incompleteread"
# No question before the first notebook; and what widgets need to live without a kernel is saved in the notebook.
LAB_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
}
# The quick tests need one plugin of pytest's; that for notebooks alone takes a second and a half of each process.
QUICK_PLUGINS = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "xdist.plugin"}
QUICK_OPTIONS = ["-o", "addopts=--strict-markers --doctest-modules", "-m", "not slow"]
QUICK_OPTIONS += ["--ignore=tests/browser", "--ignore=tests/edition", "--ignore-glob=*.ipynb"]
LAB_EXTENSIONS = os.path.join(ROOT, "prefix", "share", "jupyter", "labextensions")


class Stop(Exception):
    """A reason to end, in words for the reader."""


def check_version():
    if tuple(sys.version_info[:2]) < NEEDED:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise Stop(
            "nnbp needs Python %d.%d or newer, and this is Python %s (%s).\n" % (NEEDED + (found, sys.executable))
            + "Start run.py with a newer one, for example: python%d.%d run.py lab" % NEEDED
        )


def check_modules():
    """Debian and Ubuntu leave parts of Python's library to a package of its own."""
    import importlib.util

    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        version = "%d.%d" % tuple(sys.version_info[:2])
        raise Stop(
            "This Python %s (%s) comes without %s.\n" % (version, sys.executable, " and ".join(missing))
            + "On Debian and Ubuntu: apt install python%s-venv\nThen run the same command again." % version
        )


def environment():
    """The variables for every program started here: as if .venv were activated, and nothing leading out of it."""
    variables = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    # The notebooks' matrices are small: a second thread waits for the next one busily, and takes its core from the page.
    variables.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nothing was compiled at set-up, and each start would compile half of it again: what must not lie in the reader's
    # folders may lie in .venv.
    if variables.pop("PYTHONDONTWRITEBYTECODE", None):
        variables.setdefault("PYTHONPYCACHEPREFIX", os.path.join(VENV, "bytecode"))
    variables["VIRTUAL_ENV"] = VENV
    variables["PATH"] = os.path.dirname(PYTHON) + os.pathsep + variables.get("PATH", os.defpath)
    return variables


def fingerprint():
    """What the installation depends on; scripts and the editable install hold absolute paths, hence the folder."""
    import tomllib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        tables = tomllib.load(file)
    with open(REQUIREMENTS, "rb") as file:
        requirements = hashlib.sha256(file.read()).hexdigest()
    # Tool options are left out: changing one must not cost everybody an installation.
    parts = [ROOT, list(sys.version_info[:2]), requirements, tables.get("build-system"), tables.get("project")]
    parts.append(LAB_SETTINGS)
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def base_python():
    """The Python that .venv is made with: never a virtual environment's own, which may be the one being cleared."""
    return getattr(sys, "_base_executable", None) or sys.executable


def ready():
    """Whether .venv is finished, belongs to this folder and these requirements, and still has its Python."""
    try:
        with open(STAMP) as file:
            stamp = json.load(file)
        return stamp["fingerprint"] == fingerprint() and os.path.exists(PYTHON) and os.path.exists(stamp["python"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def set_up():
    """Make .venv and install into it, unless that is done. The stamp comes last: without it, all is done again."""
    if ready():
        return
    check_modules()
    os.makedirs(VENV, exist_ok=True)
    with open(LOCK, "a") as lock:
        if not locked(lock):
            say("Another set-up is at work in this folder; waiting for it.")
            while not locked(lock):
                time.sleep(0.2)
            if ready():
                return
        say("Setting nnbp up in .venv, once. This takes a minute or so.")
        clear()
        step(lock, "make .venv", [base_python(), "-m", "venv", VENV])
        # With pip's usual five retries a reader without a network waits long for the answer. Python compiles by itself
        # what is used, a fifth of all that there is: nobody need wait for the rest.
        pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
        options = ["install", "--no-user", "--progress-bar", "off", "--no-compile", "--require-hashes", "-r"]
        try:
            # The pip that comes with an older Python needs three times as long for all the rest.
            step(lock, "renew pip", pip + ["--retries", "0"] + options + [INSTALLER])
        except Stop:
            pass  # the old one does it too
        pip += ["--retries", os.environ.get("PIP_RETRIES", "2")]
        step(lock, INSTALL, pip + options + [REQUIREMENTS])
        own = ["--no-index", "--no-deps", "--no-build-isolation", "-e", ROOT]
        step(lock, "install nnbp", pip + options[:-2] + own)
        finish()


def locked(file):
    """Take the lock if it is free. A file system without locks must not stop the set-up."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass
    return True


def clear():
    """Empty .venv, the stamp first, all but the lock."""
    for path in [STAMP] + [os.path.join(VENV, name) for name in os.listdir(VENV)]:
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        elif path != LOCK and os.path.lexists(path):
            os.remove(path)


def step(lock, what, command):
    """Run one program of the set-up to its end, its output in the log, its progress on the screen."""
    with open(LOG, "w") as log:
        # As standard input the lock reaches the program's children too: killing run.py alone does not free .venv.
        process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=lock, stdout=log, stderr=log)
    shown = 0
    try:
        while process.poll() is None:
            time.sleep(0.1)
            text = progress(read_log())
            if text and sys.stdout.isatty():
                width = shutil.get_terminal_size().columns - 1
                say("\r" + text.ljust(width)[:width], end="")
            elif text and time.time() > shown + 5:
                shown = time.time()
                say(text)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait()
        if sys.stdout.isatty():
            say("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r", end="")
    if process.returncode:
        raise Stop(explain(what, read_log()))


def read_log():
    with open(LOG, errors="replace") as log:
        return log.read()


def progress(log):
    """Which package pip is at. While it installs it writes nothing, so finished packages are counted on the disk."""
    import sysconfig

    order = re.search("^Installing collected packages: (.+)\n", log, re.MULTILINE)
    if order:
        folder = sysconfig.get_path("purelib", "venv", {"base": VENV})
        done = {name.split("-")[0].lower() for name in os.listdir(folder) if name.endswith(".dist-info")}
        names = order.group(1).split(", ")
        left = [name for name in names if re.sub("[-.]+", "_", name).lower() not in done]
        return "[%3d/%d] installing %s" % (len(names) - len(left), len(names), (left or names[-1:])[0])
    collected = re.findall("^Collecting ([^ =]+)", log, re.MULTILINE)
    with open(REQUIREMENTS) as file:
        total = len(re.findall("^[^ #]+==", file.read(), re.MULTILINE)) - len(re.findall("(?m)^Ignoring ", log))
    return "[%3d/%d] fetching %s" % (len(collected), total, collected[-1]) if collected else ""


def explain(what, log):
    """Why a step failed. Only what follows pip's first error counts, since pip also warns of trouble it got over."""
    errors = log[max(log.find("ERROR:"), 0) :]
    if re.search(NETWORK_TROUBLE, log if "(from versions: none)" in errors else errors, re.IGNORECASE):
        return (
            "pip could not reach its package index, so nnbp is not installed yet.\n"
            "Check the network (and the proxy, if there is one), then run the same command again.\n"
            "What pip said is in " + LOG
        )
    lines = "\n  ".join([line for line in errors.splitlines() if line.strip()][-12:])
    advice = "The next run starts the set-up afresh."
    if what == INSTALL and tuple(sys.version_info[:2]) > NEWEST:
        advice = "The locked packages have ready-made files for Python %d.%d to %d.%d, " % (NEEDED + NEWEST)
        advice += "and this is Python %d.%d.\n" % tuple(sys.version_info[:2])
        advice += "Start run.py with one of those, for example: python%d.%d run.py lab" % NEWEST
    return "Could not %s. The last lines of %s:\n\n  %s\n\n%s" % (what, LOG, lines, advice)


def finish():
    """Write JupyterLab's settings, then the stamp, after everything else is on the disk."""
    write_settings(os.path.join(VENV, "share", "jupyter", "lab", "settings"))
    if hasattr(os, "sync"):
        os.sync()
    with open(STAMP + ".new", "w") as file:
        json.dump({"fingerprint": fingerprint(), "python": base_python()}, file)
    os.replace(STAMP + ".new", STAMP)


def write_settings(folder):
    """Put LAB_SETTINGS into a settings folder of JupyterLab, in the place of what it would do by itself."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "overrides.json"), "w") as file:
        json.dump(LAB_SETTINGS, file)


def start(command, arguments):
    """Hand over to a program of .venv: its exit code becomes ours, and Ctrl-C is its own affair."""
    variables = environment()
    if command == "lab":
        arguments = lab_options(arguments) + arguments
    elif command == "test":
        variables.update(QUICK_PLUGINS if "--quick" in arguments else {})
        arguments = test_options(arguments)
    command = [PYTHON] + COMMANDS[command] + arguments
    if os.name != "nt":
        os.chdir(ROOT)
        os.execve(PYTHON, command, variables)
    process = subprocess.Popen(command, cwd=ROOT, env=variables)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass


def lab_options(arguments):
    """JupyterLab refuses to run as root unless told to; it opens the first notebook unless another is named."""
    options = ["--LabApp.extra_labextensions_path=" + LAB_EXTENSIONS]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    if not any(argument.endswith(".ipynb") for argument in arguments):
        # An address, where a file name would do too, also is what JupyterLab prints for a reader without a browser.
        options.append("--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb")
    return options


def test_options(arguments):
    """pytest's arguments: side by side, where none are given; --quick leaves out what takes long."""
    quick, options = "--quick" in arguments, [argument for argument in arguments if argument != "--quick"]
    if not options and cores() > 1:
        # tests/conftest.py says who runs what.
        options = ["-n", str(min(cores(), 8)), "--dist", "loadfile", "--no-loadscope-reorder"]
    return (QUICK_OPTIONS if quick else []) + options


def cores():
    """How many cores this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def say(text, end="\n", stream=None):
    stream = stream or sys.stdout
    stream.write(text + end)
    stream.flush()


def interrupt(*_):
    raise KeyboardInterrupt


def main(arguments):
    try:
        check_version()
        if not arguments or arguments[0] in ("-h", "--help", "help"):
            say(USAGE)
            return 0
        if arguments[0] not in COMMANDS:
            say("run.py: there is no command '%s'.\n\n%s" % (arguments[0], USAGE), stream=sys.stderr)
            return 2
        # Told to end during the set-up, run.py must take pip down with it.
        signal.signal(signal.SIGTERM, interrupt)
        set_up()
        return start(arguments[0], arguments[1:])
    except KeyboardInterrupt:
        reason, code = "stopped; run the same command again to go on.", 130
    except Stop as stop:
        reason, code = str(stop), 1
    except OSError as error:
        reason, code = "%s\nIf .venv is in use, close what uses it; then run the same command again." % error, 1
    say("run.py: " + reason, stream=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
