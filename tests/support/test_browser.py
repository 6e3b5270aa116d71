"""The system's Chromium opens pages, and tells what went wrong in them."""

import pytest

from tests.support.browser import OpenWindow


async def test_a_window_has_the_size_it_was_given(open_window: OpenWindow) -> None:
    page = await open_window(width=390, height=844)
    await page.set_content("<title>Bed om hjælp</title>")
    assert await page.title() == "Bed om hjælp"
    assert await page.evaluate("window.innerWidth") == 390


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<script>console.error('oh no')</script>", "oh no"),
        ("<script>throw Error('oh dear')</script>", "uncaught: oh dear"),
        ("<img src='http://example.org/i.png'>", "asked another host: http://example.org/i.png"),
    ],
)
def test_what_goes_wrong_in_a_page_fails_the_test(
    inner_tests: pytest.Pytester, content: str, fault: str
) -> None:
    inner_tests.makeconftest('pytest_plugins = ("tests.support.browser",)')
    inner_tests.makepyfile(
        f"""
        async def test_page(open_window):
            page = await open_window()
            await page.set_content({content!r})
        """
    )
    result = inner_tests.runpytest_subprocess("-o", "asyncio_mode=auto")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"In the browser: *{fault}*"])
