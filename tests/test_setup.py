"""The set-up path: the three lists of dependencies agree, and run.py trusts no half set-up and says what is wrong."""

import ast
import base64
import hashlib
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [Requirement(line) for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
LOCKED = {line: Requirement(line.split(" \\")[0]) for line in LOCK.splitlines() if re.match(r"\w", line)}
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
# Written in halves: this file must not hold an address either.
REGISTRIES = ["py" "pi.org", "python" "hosted.org", "ana" "conda.org", "np" "mjs.org", "yarn" "pkg.com"]  # fmt: skip


def bounds(requirements):
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in requirements}


# The three lists of dependencies


def test_environment_yml_has_the_dependencies_of_pyproject():
    text = re.sub("#.*", "", (ROOT / "environment.yml").read_text(encoding="utf-8"))
    head, dependencies = text.split("dependencies:\n")
    assert head.split() == ["name:", "nnbp", "channels:", "-", "conda-forge"]
    items = re.findall(r"^ +- (.+?)\s*$", dependencies, re.MULTILINE)
    assert items.pop() == "-e .", "the package itself comes last"
    assert items.count("pip:") == 1
    listed = [Requirement(item) for item in items if item != "pip:"]
    for requirement in listed:
        requirement.name = CONDA_NAMES.get(requirement.name, requirement.name)
    extra = {"pip": SpecifierSet(), "python": SpecifierSet(PROJECT["requires-python"])}
    assert len(listed) == len(bounds(listed))
    assert bounds(listed) == bounds(DIRECT) | extra


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_requirements_txt_locks_every_dependency_within_its_bounds(platform, version):
    where = {"sys_platform": platform, "python_version": version, "python_full_version": version + ".9"}
    pins = [pin for pin in LOCKED.values() if pin.marker is None or pin.marker.evaluate(where)]
    locked = bounds(pins)
    assert len(pins) == len(locked), "a package is locked twice"
    for name, bound in bounds(DIRECT).items():
        (pin,) = locked[name]
        assert pin.operator == "==" and bound.contains(pin.version), f"{name}{pin} is outside {bound}"


def test_requirements_txt_pins_every_extra_that_is_asked_for():
    """pip looks for `package[extra]` by itself: unless that stands in the lock, a newer release of it ends the set-up."""
    asked = {}
    for installed in metadata.distributions():
        for line in installed.requires or ():
            needed = Requirement(line)
            if needed.extras and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
                asked.setdefault(canonicalize_name(needed.name), set()).update(needed.extras)
    locked = {canonicalize_name(pin.name): pin.extras for pin in LOCKED.values()}
    missing = {name: extras - locked[name] for name, extras in asked.items() if name in locked}
    assert missing and not any(missing.values()), missing


def test_requirements_txt_hashes_every_package():
    blocks = re.split(r"\n(?=\w)", LOCK.strip())
    assert len(blocks) == len(LOCKED) > len(DIRECT)
    for block in blocks:
        assert re.fullmatch(r"\S+==\S+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", block), block[:80]


def test_the_pip_that_installs_them_is_pinned_too():
    pinned = (ROOT / "requirements-pip.txt").read_text(encoding="utf-8")
    assert re.fullmatch(r"pip==\S+ \\\n    --hash=sha256:[0-9a-f]{64}\n", pinned)


def test_no_file_holds_the_address_of_a_registry():
    assert "://" not in LOCK
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    names = listing.stdout.split("\0") if listing.returncode == 0 else []  # a downloaded archive has no .git
    files = [ROOT / name for name in names if (ROOT / name).is_file()] or [
        path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.relative_to(ROOT).parts
    ]
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        assert not [name for name in REGISTRIES if name.encode() in content], path


# run.py, in a folder of its own, so that no test can touch the .venv in use


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The files that run.py needs, in a folder with a space in its name; returns the copied run.py as a module."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)
    folder = tmp_path / "a folder"
    (folder / "nnbp").mkdir(parents=True)
    for name in (
        "run.py",
        "pyproject.toml",
        "requirements.txt",
        "requirements-pip.txt",
        "README.md",
        "LICENSE",
        "nnbp/__init__.py",
    ):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "prefix", folder / "prefix")
    run = load(folder)
    monkeypatch.setattr(run, "start", lambda *_: pytest.fail("run.py would replace the running tests"))
    return run


def load(folder):
    spec = importlib.util.spec_from_file_location("run_copy", folder / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def quick(copy, monkeypatch):
    """The copy, its .venv made in a moment: pip and the build backend are lent by the environment of the tests."""
    if not all(importlib.util.find_spec(name) for name in ("pip", "flit_core")):
        pytest.skip("this environment has no pip or no flit_core to lend")
    step = copy.step

    def lend(lock, what, command):
        if what != "make .venv":
            return step(lock, what, command)
        venv.create(copy.VENV, with_pip=False)
        packages = sysconfig.get_path("purelib", "venv", {"base": copy.VENV})
        Path(packages, "lent.pth").write_text(sysconfig.get_path("purelib"))

    monkeypatch.setattr(copy, "step", lend)
    return copy


def require_wheel(run, monkeypatch, digest=None):
    """Make a tiny package, `nnbp-speck`, the only requirement, and a folder the only place to find it."""
    name, info = Path(run.ROOT, "nnbp_speck-1.0-py3-none-any.whl"), "nnbp_speck-1.0.dist-info/"
    files = {
        "nnbp_speck.py": b"",
        info + "METADATA": b"Metadata-Version: 2.1\nName: nnbp-speck\nVersion: 1.0\n",
        info + "WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    with zipfile.ZipFile(name, "w") as wheel:
        for path, content in files.items():
            wheel.writestr(path, content)
            checksum = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
            record += f"{path},sha256={checksum},{len(content)}\n"
        wheel.writestr(info + "RECORD", record + info + "RECORD,,\n")
    digest = digest or hashlib.sha256(name.read_bytes()).hexdigest()
    Path(run.REQUIREMENTS).write_text(f"nnbp-speck==1.0 \\\n    --hash=sha256:{digest}\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", name.parent.as_uri())  # pip splits a plain path at its space


def test_run_py_is_readable_for_an_old_python():
    source = (ROOT / "run.py").read_bytes()
    source.decode("ascii")  # Python 2 refuses anything else
    ast.parse(source, feature_version=(3, 4))
    assert not re.search(rb"\bnonlocal\b|\bprint\(|raise .* from ", source)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_named(version):
    code = f"import sys, runpy; sys.version_info = {version}; sys.argv = ['run.py', 'lab']\n"
    code += f"runpy.run_path({str(ROOT / 'run.py')!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "needs Python 3.11 or newer, and this is Python " + ".".join(map(str, version)) in done.stderr


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"], ["help"]])
def test_alone_it_lists_the_commands(arguments, tmp_path):
    done = subprocess.run([sys.executable, ROOT / "run.py", *arguments], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0 and not done.stderr
    for command in ("lab", "test", "bench", "execute"):
        assert re.search(f"^  {command} ", done.stdout, re.MULTILINE)


def test_quick_leaves_out_what_is_for_notebooks_and_nothing_else(copy):
    pytest_options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"][
        "ini_options"
    ]
    kept = [option for option in pytest_options["addopts"].split() if "nbval" not in option]
    assert copy.QUICK_OPTIONS[:2] == ["-o", "addopts=" + " ".join(kept)]
    assert copy.test_options(["--quick", "tests/kit"]) == [*copy.QUICK_OPTIONS, "tests/kit"]
    assert copy.test_options(["tests/kit"]) == ["tests/kit"]


def test_an_unknown_command_is_refused(copy, capsys):
    assert copy.main(["tset"]) == 2
    output = capsys.readouterr()
    assert not output.out
    assert output.err.startswith("run.py: there is no command 'tset'.\n") and copy.USAGE in output.err


def test_a_python_without_ensurepip_names_the_package_to_install(copy, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(copy, "step", lambda *_: pytest.fail("the set-up must not begin"))
    assert copy.main(["test"]) == 1
    assert "apt install python{}.{}-venv".format(*sys.version_info) in capsys.readouterr().err
    assert not os.path.exists(copy.VENV)


@pytest.fixture
def finished(copy):
    """The copy with a .venv that is finished as far as run.py can tell."""
    Path(copy.PYTHON).parent.mkdir(parents=True)
    Path(copy.PYTHON).touch()
    assert not copy.ready(), "without a stamp nothing is finished"
    copy.finish()
    assert copy.ready()
    return copy


@pytest.mark.parametrize("name, old, new", [("requirements.txt", "==", "==0"), ("pyproject.toml", "numpy>", "numpy=")])
def test_other_requirements_are_installed_again(finished, name, old, new):
    path = Path(finished.ROOT, name)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert not finished.ready()


def test_other_tool_options_are_no_reason_to_install(finished):
    with open(Path(finished.ROOT, "pyproject.toml"), "a") as file:
        file.write("\n[tool.nobody]\nwidth = 1\n")
    assert finished.ready()


def test_a_moved_folder_is_installed_again(finished):
    moved = Path(finished.ROOT).rename(Path(finished.ROOT).with_name("moved"))
    assert not load(moved).ready()


def test_another_or_a_missing_python_is_installed_again(finished, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version_info", (3, 99, 0))
        assert not finished.ready()
    os.remove(finished.PYTHON)
    assert not finished.ready()


def test_a_removed_base_python_is_installed_again(finished, monkeypatch):
    monkeypatch.setattr(finished, "base_python", lambda: os.path.join(finished.ROOT, "gone"))
    finished.finish()
    assert not finished.ready()


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}"])
def test_a_torn_stamp_counts_for_nothing(finished, stamp):
    Path(finished.STAMP).write_text(stamp)
    assert not finished.ready()


def test_without_a_network_one_clear_message_and_no_stamp(quick, capsys, monkeypatch):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{port}/simple")
    Path(quick.REQUIREMENTS).write_text("nnbp-speck==1.0 \\\n    --hash=sha256:" + 64 * "0" + "\n")
    assert quick.main(["test"]) == 1
    message = capsys.readouterr().err
    assert "could not reach its package index" in message and "run the same command again" in message
    assert len(message.splitlines()) <= 3
    assert not os.path.exists(quick.STAMP) and not quick.ready()


def test_a_wrong_hash_is_shown_in_the_words_of_pip(quick, capsys, monkeypatch):
    require_wheel(quick, monkeypatch, digest=64 * "0")
    assert quick.main(["test"]) == 1
    message = capsys.readouterr().err
    assert "Could not install the requirements" in message and "DO NOT MATCH THE HASHES" in message
    assert "index" not in message and not quick.ready()


@pytest.mark.parametrize(
    "log, network",
    [
        ("WARNING: Retrying after connection broken by 'X'\nERROR: No match (from versions: none)", True),
        ("ERROR: Could not install: HTTPSConnectionPool(host='h', port=443): Max retries exceeded", True),
        ("ERROR: Exception:\nTraceback:\nReadTimeoutError: Read timed out.", True),
        ("WARNING: Retrying after connection broken by 'X'\nERROR: [Errno 28] No space left on device", False),
    ],
)
def test_only_the_network_is_blamed_on_the_network(copy, log, network):
    message = copy.explain("install the requirements", log)
    assert ("could not reach" in message) == network
    assert network or "No space left on device" in message


@pytest.mark.parametrize("version, told", [((3, 14, 9), False), ((3, 15, 0), True), ((4, 0, 0), True)])
def test_a_python_that_is_newer_than_the_locked_packages_is_told_so(copy, monkeypatch, version, told):
    monkeypatch.setattr(sys, "version_info", version)
    message = copy.explain("install the requirements", "ERROR: No matching distribution found for contourpy==1.3.3")
    assert "contourpy==1.3.3" in message
    assert ("for Python 3.11 to 3.14, and this is Python {}.{}.".format(*version) in message) == told
    assert ("python3.14 run.py" in message) == told
    assert "3.14" not in copy.explain("make .venv", "ERROR: a disc that is full")


def test_an_interrupted_set_up_is_done_again(finished, capsys, monkeypatch):
    os.remove(finished.STAMP)
    leftover = Path(finished.VENV, "lib", "leftover")
    done = []

    def step(lock, what, command):
        assert not leftover.exists(), "the second set-up must not build on the first"
        done.append(what)
        if len(done) == 2:
            leftover.parent.mkdir()
            leftover.touch()
            raise KeyboardInterrupt

    monkeypatch.setattr(finished, "step", step)
    monkeypatch.setattr(finished, "start", lambda *_: 0)
    assert finished.main(["test"]) == 130
    assert "Traceback" not in capsys.readouterr().err and not os.path.exists(finished.STAMP)
    assert finished.main(["test"]) == 0
    assert done[2:] == ["make .venv", "renew pip", "install the requirements", "install nnbp"]
    assert os.path.exists(finished.STAMP)


def test_an_outdated_stamp_goes_before_anything_else(finished, monkeypatch):
    Path(finished.REQUIREMENTS).write_text("")
    monkeypatch.setattr(os, "listdir", lambda folder: sorted(entry.name for entry in os.scandir(folder)))
    monkeypatch.setattr(shutil, "rmtree", finished.interrupt)
    assert finished.main(["test"]) == 130
    assert os.path.exists(finished.PYTHON) and not os.path.exists(finished.STAMP)


def test_other_settings_of_jupyterlab_are_written(finished):
    finished.LAB_SETTINGS["@jupyterlab/nobody:plugin"] = {}
    assert not finished.ready()


def test_matrix_products_take_one_thread_unless_the_reader_says_otherwise(finished, monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert finished.environment()["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    assert finished.environment()["OPENBLAS_NUM_THREADS"] == "3"


def test_who_wants_no_bytecode_beside_the_sources_has_it_in_the_venv(finished, monkeypatch, tmp_path):
    """Without any, every start compiles all of JupyterLab, numpy and ipywidgets again."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "compiled_once.py").touch()
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    variables = finished.environment() | {"PYTHONPATH": str(sources)}
    subprocess.run([sys.executable, "-c", "import compiled_once"], env=variables, check=True)
    assert os.listdir(sources) == ["compiled_once.py"]
    assert len([*Path(finished.VENV).rglob("compiled_once.*.pyc")]) == 1
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "elsewhere"))
    assert finished.environment()["PYTHONPYCACHEPREFIX"] == str(tmp_path / "elsewhere")


def test_two_set_ups_do_not_share_a_folder(finished):
    with open(finished.LOCK, "a") as one, open(finished.LOCK, "a") as other:
        assert finished.locked(one) and not finished.locked(other)


def test_set_up_once_then_hand_over_with_arguments_and_exit_code(quick, monkeypatch, tmp_path):
    require_wheel(quick, monkeypatch)
    for name in ("PYTHONPATH", "PIP_TARGET", "PIP_PREFIX"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "pip.conf").write_text("[install]\nuser = true\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    quick.set_up()
    packages = sysconfig.get_path("purelib", "venv", {"base": quick.VENV})
    assert Path(packages, "nnbp_speck.py").exists() and Path(packages, "nnbp.pth").read_text().strip() == quick.ROOT
    settings = json.loads(Path(quick.VENV, "share/jupyter/lab/settings/overrides.json").read_text())
    assert settings["@jupyterlab/apputils-extension:notification"] == {"fetchNews": "false", "checkForUpdates": False}
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}
    assert Path(quick.VENV, "share/jupyter/labextensions/nnbp-stills/stills.js").exists()  # for any `jupyter lab` of it

    Path(quick.ROOT, "test_none.py").touch()
    command = [sys.executable, Path(quick.ROOT, "run.py"), "test", "-q", "test_none.py"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, done.stdout + done.stderr
    assert "Setting nnbp up" not in done.stdout
