"""The database's files are for the service's user alone, whatever the shell would give them."""

import contextlib
import os
import stat
from pathlib import Path

_BESIDE = ("", "-wal", "-shm", "-journal", "-migrating", "-in-use")
"""What SQLite and the migration put beside the file, by the end of the name."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private(file: Path) -> None:
    """Make a database's file and folder, or take away what others may do with those there are.

    A folder that is more than the database's own, such as the working directory, and files of
    somebody else stay as they are; `open_to_others` names them.
    """
    file.parent.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))
    if not _is_shared(file.parent):
        _narrow(file.parent)
    for each in _files(file):
        _narrow(each)


def open_to_others(file: Path) -> list[Path]:
    """Which of a database's files, and its folder, others than their owner can get at."""
    return [each for each in (file.parent, *_files(file)) if _mode(each) & _OTHERS]


def _files(file: Path) -> list[Path]:
    return [file.with_name(file.name + end) for end in _BESIDE]


def _is_shared(folder: Path) -> bool:
    """Whether a folder holds more than the database: `/tmp`, a home, the checkout."""
    here = Path.cwd()
    where = folder.resolve()
    return bool(_mode(folder) & stat.S_ISVTX) or where in {here, *here.parents, Path.home()}


def _narrow(path: Path) -> None:
    mode = _mode(path)
    if mode & _OTHERS:
        # It is somebody else's, or another program has just taken it away.
        with contextlib.suppress(PermissionError, FileNotFoundError):
            path.chmod(mode & ~_OTHERS)


def _mode(path: Path) -> int:
    """The rights of a file, none if it is not there: SQLite makes and deletes those beside."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0
