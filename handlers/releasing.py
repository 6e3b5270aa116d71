"""Letting out what has waited, as a job does it: the views say what fits into one message."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from casework.office import Office
from handlers import gathering
from handlers.subjects import NOTICES
from handlers.views.scene import Scene
from locales.translator import DEFAULT, Reader
from storage import held, waiting


def release(session: Session, office: Office, now: datetime) -> bool:
    """Let out what has waited long enough. Returns whether more may be due."""
    scene = Scene(Reader(DEFAULT, office.calendar.zone), office, now)
    fits = partial(_fits, scene)
    return waiting.release(session, now, fits)


def _fits(scene: Scene, session: Session, waiting_notice: waiting.Notice) -> waiting.Fit:
    return gathering.fit(session, NOTICES, scene, waiting_notice)


def drop_words_of_no_case(session: Session, _office: Office, now: datetime) -> bool:
    """Words that nobody has said the case of wait no longer. Returns whether more may be left."""
    return held.drop_old(session, now)
