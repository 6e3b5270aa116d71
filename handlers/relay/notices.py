"""Notices: what the two sides of a case write to each other."""

from collections.abc import Mapping

from handlers.cases import facts as case_facts
from handlers.core.notice import Notice
from handlers.relay import facts as talk_facts
from handlers.relay.views import messages as talk
from handlers.relay.views import sent_to, waits, what_for

NOTICES: Mapping[str, Notice] = {
    "talk_begun": Notice(talk.talk_begun, case_facts.case),
    "relayed": Notice(talk.relayed, talk_facts.message),
    "relayed_text": Notice(talk.relayed_text, talk_facts.message),
    "relayed_rest": Notice(talk.relayed_rest, talk_facts.message),
    "relayed_gone": Notice(talk.relayed_gone),
    "relayed_edit": Notice(talk.relayed_edit, talk_facts.message),
    "passed_on": Notice(talk.passed_on, case_facts.case),
    "taken_back": Notice(sent_to.taken_back),
    "sent_to": Notice(sent_to.sent_to, told_by=sent_to.TOLD_BY),
    "which_case": Notice(talk.which_case, talk_facts.meant),
    "what_for": Notice(what_for.what_for, talk_facts.meant),
    "held_answered": Notice(what_for.held_answered),
    "kept_changed": Notice(what_for.kept_changed, case_facts.case),
    "held_kept": Notice(what_for.held_kept, case_facts.case),
    "held_passed_on": Notice(talk.held_passed_on, case_facts.case),
    "held_dropped": Notice(talk.held_dropped),
    "undelivered": Notice(talk.undelivered, talk_facts.lost_with),
    "perhaps_undelivered": Notice(talk.perhaps_undelivered, talk_facts.lost_with),
    "reads_later": Notice(waits.reads_later),
    "reached_again": Notice(waits.reached_again, case_facts.case),
    "held_too_long": Notice(waits.held_too_long),
    "messages": Notice(talk.messages, talk_facts.messages),
    "case_message": Notice(talk.case_message, talk_facts.message),
}
