"""How notices are put into words about what the two sides of a case write to each other."""

from casework.relay import may_read_messages
from handlers.cases.facts import case
from handlers.core.wording import Wordings, worded
from handlers.relay import facts
from handlers.relay.notices import (
    MessageShown,
    MessagesShown,
    PassedOn,
    ReadsLater,
    TakenAsAnswer,
    UnassignedPassedOn,
)
from handlers.relay.views import messages, sent_to, waits, what_for
from storage.addressing.notices import WaitedTooLong, WhatFor, WhichCase
from storage.queues.notices import (
    PerhapsUndelivered,
    Relayed,
    RelayedEdit,
    RelayedRest,
    RelayedText,
    Undelivered,
)
from storage.relay.notices import (
    NotPassedOn,
    ReachedAgain,
    RelayedGone,
    SentTo,
    TakenBack,
    WritingBegun,
)
from storage.rewording.notices import WordsAdded, WordsChanged

BOTH_SIDES = may_read_messages
"""What was written is read by who wrote it and who was given it, and by coordinators."""

WORDINGS: Wordings = dict(
    [
        worded(WritingBegun, messages.writing_begun, case),
        worded(Relayed, messages.relayed, facts.message, may_read=BOTH_SIDES),
        worded(RelayedText, messages.relayed_text, facts.message, may_read=BOTH_SIDES),
        worded(RelayedRest, messages.relayed_rest, facts.message, may_read=BOTH_SIDES),
        worded(RelayedEdit, messages.relayed_edit, facts.message, may_read=BOTH_SIDES),
        worded(RelayedGone, messages.relayed_gone),
        worded(PassedOn, messages.passed_on, case),
        worded(UnassignedPassedOn, messages.unassigned_passed_on, case),
        worded(TakenBack, sent_to.taken_back),
        worded(SentTo, sent_to.sent_to, told_by=sent_to.TOLD_BY),
        worded(WhichCase, messages.which_case, facts.meant),
        worded(WhatFor, what_for.what_for, facts.meant),
        worded(TakenAsAnswer, what_for.taken_as_answer),
        worded(WordsChanged, what_for.words_changed, case),
        worded(WordsAdded, what_for.words_added, case),
        worded(NotPassedOn, messages.not_passed_on),
        worded(Undelivered, messages.undelivered, facts.lost_with),
        worded(PerhapsUndelivered, messages.perhaps_undelivered, facts.lost_with),
        worded(ReadsLater, waits.reads_later),
        worded(ReachedAgain, waits.reached_again, case),
        worded(WaitedTooLong, waits.waited_too_long),
        worded(
            MessagesShown, messages.messages, facts.messages, may_read=BOTH_SIDES, asked_for=True
        ),
        worded(
            MessageShown, messages.case_message, facts.message, may_read=BOTH_SIDES, asked_for=True
        ),
    ]
)
