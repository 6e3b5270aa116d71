"""The files of a case: they come when they are asked for."""

from handlers.cards.buttons import SHOW_FILES
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts


def files_row(scene: Scene, case: CaseFacts) -> Keyboard:
    """`📎 4 files`, in a row; none where there are none."""
    if not case.attachments:
        return ()
    files = scene.reader.plain_plural("{number} file", "{number} files", case.attachments)
    return ((Button(f"📎 {files}", SHOW_FILES(case.id)),),)
