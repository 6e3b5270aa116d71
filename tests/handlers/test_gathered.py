"""What has waited, cut so that it fits into one message."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.text.entities import formatted
from handlers.quiet.views.gathered import length, share, shortened

pieces = st.lists(st.sampled_from(["a", " ", "<b>", "</b>", "<i>", "</i>", "&amp;", "&lt;", "😀"]))


def balanced(parts: list[str]) -> str:
    """The pieces as markup that is closed where it should be."""
    text, still_open = "", list[str]()
    for part in parts:
        if part.startswith("</"):
            if not still_open or part != f"</{still_open[-1]}>":
                continue
            still_open.pop()
        elif part.startswith("<"):
            still_open.append(part[1:-1])
        text += part
    return text + "".join(f"</{tag}>" for tag in reversed(still_open))


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=40), st.integers(0, 4096))
def test_everything_gets_a_fair_share_and_no_more_than_there_is(
    lengths: list[int], room: int
) -> None:
    most = share(lengths, room)
    assert sum(min(each, most) for each in lengths) <= room
    if sum(lengths) <= room:
        assert all(each <= most for each in lengths)


@given(pieces, st.integers(0, 30))
def test_a_cut_text_is_its_beginning_and_its_markup_is_whole(parts: list[str], most: int) -> None:
    html = balanced(parts)
    cut = shortened(html, most)
    shown, _entities = formatted(cut or "-", "HTML", None)  # raises for what Telegram refuses
    assert length(cut) <= most
    whole = unescape(html.replace("<b>", "").replace("</b>", "")).replace("<i>", "")
    assert not cut or whole.replace("</i>", "").strip().startswith(shown.strip())
