"""Letting out what has waited, as a job does it: the views say what fits into one message."""

from functools import partial

from sqlmodel import Session

from handlers.core.scene import Scene
from handlers.quiet import gathering
from handlers.subjects import WORDINGS
from locales.translator import DEFAULT, Reader
from storage.addressing import unassigned
from storage.quiet import waiting
from storage.transaction.unit_of_work import UnitOfWork


def release(unit: UnitOfWork) -> bool:
    """Let out what has waited long enough. Returns whether more may be due."""
    scene = Scene(Reader(DEFAULT, unit.office.calendar.zone), unit.office, unit.now)
    fits = partial(_fits, scene)
    return waiting.release(unit, fits)


def _fits(scene: Scene, session: Session, waiting_notice: waiting.PendingNotice) -> waiting.Fit:
    return gathering.fit(session, WORDINGS, scene, waiting_notice)


def drop_words_of_no_case(unit: UnitOfWork) -> bool:
    """Words that nobody has said the case of wait no longer. Returns whether more may be left."""
    return unassigned.drop_old(unit)
