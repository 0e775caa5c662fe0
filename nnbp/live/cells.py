"""Which cell shows which host: a cell that runs again gives back the widgets of what it showed before."""

import sys

SHOWN: dict[str, tuple] = {}  # cell: (the run of it, the hosts that it showed)


def running():
    """(cell, run) of the code that is running, as JupyterLab names them; (None, None) where nobody says."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    kernel = getattr(shell, "kernel", None)
    parent = kernel.get_parent() if hasattr(kernel, "get_parent") else {}
    return parent.get("metadata", {}).get("cellId"), parent.get("header", {}).get("msg_id")


def show(host):
    """Note that the cell that is running shows `host`; close the hosts of its last run that no other cell shows."""
    cell, run = running()
    if cell is None:
        return
    before, hosts = SHOWN.get(cell, (None, []))
    if before == run:
        hosts.append(host)
        return
    SHOWN[cell] = run, [host]
    still_shown = [each for _, others in SHOWN.values() for each in others]
    for old in hosts:
        if not any(old is each for each in still_shown):
            old.close()
