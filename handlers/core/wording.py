"""How a notice is put into words, who may read it, and what it needs to know for that."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypedDict, TypeVar, Unpack, overload

from sqlmodel import Session

from casework.cases.permissions import Involved
from casework.core.vocabulary import Role
from handlers.core.effects import Effect, Nothing
from handlers.core.scene import Scene
from storage.transaction.notice import Notice

N = TypeVar("N", bound=Notice)
F = TypeVar("F")
F_co = TypeVar("F_co", covariant=True)
N_contra = TypeVar("N_contra", contravariant=True)

MayRead = Callable[[int, Collection[Role], Involved], bool]
"""Whether a person with these roles may read something of a case."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A view that puts a notice into words, and a loader of the facts that it needs for that.

    Without a loader the notice says it all. Where what a loader looks for may be gone, it says so
    (`may_be_gone`), and the view need not ask. Two that wait for somebody who has written very
    much say the same, and are said once, where the fields in `told_by` are the same; all of them,
    unless it is given.

    `needs_role`: what is about several cases or none, and for the team alone, is read by who holds
    one of these roles. `may_read`: what not everybody may read who has to do with the case.
    `asked_for`: somebody opens it and waits, so they are told where it is none of theirs any more.
    `told_afterwards`: it is read by who has a case no more, and shows its reference alone; asked
    of each notice where that is not so of all of a kind.
    `changes_menu`: its reader's language or roles are others now, and so is their command menu.
    """

    view: Callable[[Scene, Any, Any], Effect]
    load: Callable[[Session, Any], Any] | None = None
    told_by: tuple[str, ...] | None = None
    needs_role: Collection[Role] = ()
    may_read: MayRead | None = None
    asked_for: bool = False
    told_afterwards: bool | Callable[[Any], bool] = False
    changes_menu: bool = False

    def facts(self, session: Session, notice: Notice) -> Any:
        """What its view needs to know; None without a loader."""
        return None if self.load is None else self.load(session, notice)

    def is_told_afterwards(self, notice: Notice) -> bool:
        """Whether this one is read by who has its case no more."""
        if callable(self.told_afterwards):
            return self.told_afterwards(notice)
        return self.told_afterwards


Wordings = Mapping[str, Wording]
"""By the kind of notice."""


class Declared(TypedDict, Generic[N], total=False):
    """What a `Wording` may say of a notice beside its view and its loader."""

    told_by: tuple[str, ...]
    needs_role: Collection[Role]
    may_read: MayRead
    asked_for: bool
    told_afterwards: bool | Callable[[N], bool]
    changes_menu: bool


class Finder(Generic[N_contra, F_co]):
    """A loader that may find nothing any more: then nothing is said, since it is `gone`."""

    def __init__(self, find: Callable[[Session, N_contra], F_co | None], gone: str) -> None:
        self.find = find
        self.gone = gone

    def __call__(self, session: Session, notice: N_contra) -> F_co | None:
        """What was looked for; None where it is gone."""
        return self.find(session, notice)


def may_be_gone(
    why: str,
) -> Callable[[Callable[[Session, N_contra], F | None]], Finder[N_contra, F]]:
    """Say nothing, for this reason, where the loader below finds nothing (see `Nothing`)."""
    return lambda find: Finder(find, why)


@overload
def worded(
    notice: type[N],
    view: Callable[[Scene, N, F], Effect],
    load: Finder[N, F],
    **declared: Unpack[Declared[N]],
) -> tuple[str, Wording]: ...
@overload
def worded(
    notice: type[N],
    view: Callable[[Scene, N, F], Effect],
    load: Callable[[Session, N], F] | None = None,
    **declared: Unpack[Declared[N]],
) -> tuple[str, Wording]: ...
def worded(
    notice: type[N],
    view: Callable[[Scene, N, Any], Effect],
    load: Callable[[Session, N], Any] | None = None,
    **declared: Unpack[Declared[N]],
) -> tuple[str, Wording]:
    """How one notice is put into words, and who may read it (see `Wording`)."""
    shown = _unless_gone(view, load.gone) if isinstance(load, Finder) else view
    return notice.kind, Wording(shown, load, **declared)


def _unless_gone(view: Callable[[Scene, N, F], Effect], gone: str) -> Callable[..., Effect]:
    @wraps(view)
    def shown(scene: Scene, notice: N, facts: F | None) -> Effect:
        return Nothing(gone) if facts is None else view(scene, notice, facts)

    return shown
