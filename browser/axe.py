"""What axe-core finds in a page that would be in the way of a reader: with a screen reader, a keyboard or weak eyes."""

import json
from importlib.resources import files

GRAVE = ("serious", "critical")
ASK = """async ([within, impacts, without]) => {
  const slight = axe._audit.rules.filter(({ impact }) => impact && !impacts.includes(impact)).map(({ id }) => id);
  const rules = Object.fromEntries([...slight, ...without].map((id) => [id, { enabled: false }]));
  const { violations } = await axe.run({ include: [[within]] }, { resultTypes: ["violations"], preload: false, rules });
  return JSON.stringify(violations.filter(({ impact }) => impacts.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`)));
}"""


def findings(page, within, without=()):
    """Each grave finding, as its rule and the HTML that breaks it, in what the selector `within` matches.

    without: rules that are left out. So are those whose findings, as they say themselves, are never grave.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8") + "\nvoid 0")
    return json.loads(page.evaluate(ASK, [within, GRAVE, list(without)]))
