"""What axe-core finds on a page: the engine comes with the package `axe-playwright-python`."""

from importlib.resources import files
from typing import Any

from playwright.async_api import Page

_RUN = "axe.run(document, {resultTypes: ['violations', 'incomplete']})"


async def faults(page: Page, *, doubts: bool = True) -> list[str]:
    """Its findings, one a line; none is best.

    With `doubts`, also what it would have a person look at: it cannot see colours below something
    that lies over them.
    """
    await page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = await page.evaluate(_RUN)
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}"
        for rule in [*found["violations"], *(found["incomplete"] if doubts else ())]
        for node in rule["nodes"]
    ]
