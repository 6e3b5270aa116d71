"""Ask for help: begin the form, put it aside, and go on. What is answered is in `answering`."""

from casework.core.errors import Refused
from casework.form.material import Item, as_item
from casework.intake.questions import MINIMUM_PROBLEM
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Kind
from handlers.intake import buttons
from handlers.intake.notices import (
    DraftOpen,
    DraftSaved,
    LanguageSaid,
    NothingToCancel,
    StartOverMenu,
)
from locales import typed
from storage.intake import asking, drafts, first_words, getting_back, languages
from storage.intake.asking import OpenDraft
from storage.queues.answers import EditRefusal, Refusal, TapRefusal

SAYS_WHAT_STANDS = frozenset({"edit_too_late", "edit_has_cpr", "edit_file", "edit_taken_back"})
"""Refusals of an edit that say themselves what becomes of it."""


def ask_for_help(turn: Turn) -> None:
    """Begin, or go on with what was begun."""
    if turn.draft is not None:
        offer_to_go_on(turn)
        return
    written = first_words.take(turn.unit, turn.person.id)
    if not written:
        drafts.begin(turn.unit, turn.person)
        return
    try:
        drafts.begin_with(turn.unit, turn.person, written)
    except Refused as refusal:
        turn.say(Refusal(code=refusal.code, data=refusal.data))
        drafts.begin(turn.unit, turn.person)


def begin_with(turn: Turn) -> None:
    """Somebody who was not asked anything has sent their problem: their request begins with it.

    Raises Refused with what is wrong with it.
    """
    drafts.begin_with(turn.unit, turn.person, [sent(turn)])


def tells(turn: Turn) -> bool:
    """Whether a message can tell of a problem: what is no greeting, and no sticker or the like."""
    if turn.incoming.odd:
        return False
    return turn.incoming.file is not None or len(turn.incoming.text.strip()) >= MINIMUM_PROBLEM


def sent(turn: Turn) -> Item:
    """What was sent, as the form takes it. Raises Refused("odd_message") for all else."""
    incoming = turn.incoming
    if incoming.odd:
        raise Refused("odd_message")
    return as_item(incoming.message_id, incoming.text, incoming.file, incoming.album)


def say_language(turn: Turn, draft_id: int, code: str) -> None:
    """Somebody says in which language they write best. Raises Refused("stale_button")."""
    languages.choose(turn.unit, turn.draft, draft_id, turn.person, code)
    turn.say(LanguageSaid(language=code, message_id=turn.incoming.message_id))


def offer_to_go_on(turn: Turn, *, outreach: bool = False) -> None:
    """Put the draft aside, and ask whether to go on with it or to begin afresh.

    With `outreach`, what would begin is written on another's behalf.
    """
    draft = draft_of(turn)
    drafts.pause(turn.unit, turn.form, draft)
    turn.say(
        DraftOpen(
            draft=draft.id, visit=draft.attempt, name=turn.person.first_name, outreach=outreach
        )
    )


def go_on(turn: Turn, draft_id: int) -> None:
    """Go on with the draft where it was left.

    Raises Refused("stale_button") where it is not put aside, as at a second tap.
    """
    draft = _paused(turn, draft_id)
    turn.buttons_done()
    asking.resume(turn.unit, turn.form, draft)


def start_over(turn: Turn, draft_id: int, attempt: int, *, outreach: bool = False) -> None:
    """Begin a new draft in the place of the one that is put aside; what is written is asked about.

    Raises Refused("stale_button") where it has gone on since that was offered.
    """
    draft = _paused(turn, draft_id, attempt)
    turn.buttons_done()
    if turn.form.has_words(draft.state):
        _ask_to_start_over(turn, draft, outreach=outreach)
    else:
        _begin_anew(turn, draft, outreach=outreach)


def start_over_surely(turn: Turn, draft_id: int, attempt: int, *, outreach: bool = False) -> None:
    """The same, after a yes. Raises Refused("stale_button") as that does."""
    draft = _paused(turn, draft_id, attempt)
    turn.buttons_done()
    _begin_anew(turn, draft, outreach=outreach)


def keep(turn: Turn, draft_id: int, attempt: int) -> None:
    """Keep the draft, and offer once more to go on with it."""
    _paused(turn, draft_id, attempt)
    turn.buttons_done()
    offer_to_go_on(turn)


def get_back(turn: Turn, draft_id: int) -> None:
    """Go on with what was thrown away. Raises Refused("draft_gone") where it is kept no more."""
    getting_back.get_back(turn.unit, turn.form, draft_id, turn.person)
    turn.buttons_done()


def _ask_to_start_over(turn: Turn, draft: OpenDraft, *, outreach: bool) -> None:
    turn.say(StartOverMenu(draft=draft.id, visit=draft.attempt, outreach=outreach))


def _begin_anew(turn: Turn, draft: OpenDraft, *, outreach: bool) -> None:
    getting_back.make_room(turn.unit, turn.form, draft)
    drafts.begin(turn.unit, turn.person, outreach=outreach)


def written_while_paused(turn: Turn) -> bool:
    """Do what the text of a button beside a draft that is put aside says; False if it is none."""
    if turn.draft is None:
        return False
    labels = (buttons.CONTINUE, buttons.START_OVER, buttons.YES_START_OVER)
    offered = [(label, typed.names(label)) for label in labels]
    label = typed.meant(turn.incoming.text, offered, turn.language)
    if label == buttons.CONTINUE:
        asking.resume(turn.unit, turn.form, turn.draft)
        return True
    outreach = turn.draft.state.outreach
    if label == buttons.START_OVER and turn.form.has_words(turn.draft.state):
        _ask_to_start_over(turn, turn.draft, outreach=outreach)
        return True
    if label is not None:
        _begin_anew(turn, turn.draft, outreach=outreach)
        return True
    return False


def cancel(turn: Turn) -> None:
    """Put the draft aside and say how to go on; with none, say so."""
    if turn.draft is None:
        turn.say(NothingToCancel())
        return
    drafts.pause(turn.unit, turn.form, turn.draft)
    turn.say(DraftSaved(draft=turn.draft.id))


def is_asking(turn: Turn) -> bool:
    """Whether a question of the form is open, which what the person writes would answer."""
    return turn.draft is not None and turn.draft.asked_id is not None


def draft_of(turn: Turn, draft_id: int | None = None) -> OpenDraft:
    """The open draft; with an id, only if it is that one. Raises Refused("stale_button")."""
    if turn.draft is None or draft_id not in {None, turn.draft.id}:
        raise stale()
    return turn.draft


def refuse(turn: Turn, refusal: Refused) -> int | None:
    """Say no in the way that fits: a line where a button was tapped, else a message.

    Where a question is open, it is asked again below the line. Returns the row that says so, None
    where it was said before.
    """
    if turn.incoming.callback_id is not None:
        return turn.say(
            TapRefusal(code=refusal.code, data=refusal.data, message_id=turn.incoming.message_id)
        )
    if turn.incoming.kind is Kind.EDIT and not _mends(turn):
        return _refuse_edit(turn, refusal)
    if turn.draft is not None and is_asking(turn):
        return _ask_again(turn, turn.draft, refusal)
    return turn.say(Refusal(code=refusal.code, data=refusal.data))


def _mends(turn: Turn) -> bool:
    """Whether the message that was edited is to answer the open question."""
    if turn.draft is None or not is_asking(turn):
        return False
    return turn.form.mends(turn.draft.state, turn.incoming.message_id)


def _refuse_edit(turn: Turn, refusal: Refused) -> int:
    """Say that what was there stands, and ask nothing anew. Returns the row that says so."""
    if refusal.code in SAYS_WHAT_STANDS:
        return turn.say(Refusal(code=refusal.code, data=refusal.data))
    return turn.say(EditRefusal(code=refusal.code, data=refusal.data))


def _ask_again(turn: Turn, draft: OpenDraft, refusal: Refused) -> int | None:
    """Ask again below the line; of an album, each file of which may be refused, only once."""
    source = turn.incoming.album or str(turn.incoming.message_id)
    if turn.incoming.kind is Kind.MESSAGE and turn.form.was_refused(draft.state, source):
        return None
    return drafts.ask_again(turn.unit, turn.form, draft, refusal, source)


def _paused(turn: Turn, draft_id: int, attempt: int | None = None) -> OpenDraft:
    """The draft that is put aside. Raises Refused("stale_button") if it is not, or another."""
    draft = draft_of(turn, draft_id)
    if draft.asked_id is not None or attempt not in {None, draft.attempt}:
        raise stale()
    return draft
