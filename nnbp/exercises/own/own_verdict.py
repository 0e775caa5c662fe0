"""The verdict on a reader's own activation or cost that is wrong."""

from ..saying.verdict import Verdict, composed


def from_finding(finding, cases=(0, 0), *pieces):
    """A Verdict of a wrong design."""
    mistake, evidence = (finding.key, None) if finding.named else (None, finding.key)
    return Verdict(False, composed(finding.found, (1, finding.says), *pieces), mistake, cases, evidence)
