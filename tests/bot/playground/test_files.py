"""Files are found by their ids, whatever those end with."""

from bot.playground.chats.files import FileStore, describe
from tests.bot.playground.pictures import png


def test_each_file_is_found_by_its_id() -> None:
    """Some ids end by chance as that of a photo's small size does."""
    store = FileStore()
    files = [store.add("document", f"{number}".encode()) for number in range(20_000)]
    assert any(each.file_id.endswith("-s") for each in files), "more files are needed"
    assert all(store.by_id(each.file_id) is each for each in files)


def test_a_photo_is_found_by_the_id_of_its_small_size_too() -> None:
    store = FileStore()
    photo = store.add("photo", png(640, 400))
    sizes = describe(photo)["photo"]
    assert len(sizes) > 1
    assert all(store.by_id(size["file_id"]) is photo for size in sizes)
