"""The system's Chromium opens pages, and tells what went wrong in them."""

import pytest

from tests.support.browser import OpenWindow


async def test_a_window_has_the_size_it_was_given(open_window: OpenWindow) -> None:
    page = await open_window(width=390, height=844)
    await page.set_content("<title>Bed om hjælp</title>")
    assert await page.title() == "Bed om hjælp"
    assert await page.evaluate("window.innerWidth") == 390


FAULTS = {
    "<script>console.error('oh no')</script>": "oh no",
    "<script>throw Error('oh dear')</script>": "uncaught: oh dear",
    "<img src='http://example.org/i.png'>": "asked another host: http://example.org/i.png",
}


def test_what_goes_wrong_in_a_page_fails_the_test_and_no_other(
    inner_tests: pytest.Pytester,
) -> None:
    inner_tests.makeconftest('pytest_plugins = ("tests.support.browser",)')
    inner_tests.makepyfile(
        f"""
        import pytest

        @pytest.mark.parametrize("content", {["<p>All is well</p>", *FAULTS]!r})
        async def test_page(open_window, content):
            page = await open_window()
            await page.set_content(content)
        """
    )
    result = inner_tests.runpytest_subprocess("-o", "asyncio_mode=auto")
    result.assert_outcomes(passed=1 + len(FAULTS), errors=len(FAULTS))
    result.stdout.fnmatch_lines([f"In the browser: *{fault}*" for fault in FAULTS.values()])
