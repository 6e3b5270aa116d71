"""Notices: what the two sides of a case write to each other."""

from handlers.cases import facts as case_facts
from handlers.core.wording import Wording, Wordings
from handlers.relay import facts as talk_facts
from handlers.relay.views import messages as talk
from handlers.relay.views import sent_to, waits, what_for

WORDINGS: Wordings = {
    "talk_begun": Wording(talk.talk_begun, case_facts.case),
    "relayed": Wording(talk.relayed, talk_facts.message),
    "relayed_text": Wording(talk.relayed_text, talk_facts.message),
    "relayed_rest": Wording(talk.relayed_rest, talk_facts.message),
    "relayed_gone": Wording(talk.relayed_gone),
    "relayed_edit": Wording(talk.relayed_edit, talk_facts.message),
    "passed_on": Wording(talk.passed_on, case_facts.case),
    "taken_back": Wording(sent_to.taken_back),
    "sent_to": Wording(sent_to.sent_to, told_by=sent_to.TOLD_BY),
    "which_case": Wording(talk.which_case, talk_facts.meant),
    "what_for": Wording(what_for.what_for, talk_facts.meant),
    "held_answered": Wording(what_for.held_answered),
    "kept_changed": Wording(what_for.kept_changed, case_facts.case),
    "held_kept": Wording(what_for.held_kept, case_facts.case),
    "held_passed_on": Wording(talk.held_passed_on, case_facts.case),
    "held_dropped": Wording(talk.held_dropped),
    "undelivered": Wording(talk.undelivered, talk_facts.lost_with),
    "perhaps_undelivered": Wording(talk.perhaps_undelivered, talk_facts.lost_with),
    "reads_later": Wording(waits.reads_later),
    "reached_again": Wording(waits.reached_again, case_facts.case),
    "held_too_long": Wording(waits.held_too_long),
    "messages": Wording(talk.messages, talk_facts.messages),
    "case_message": Wording(talk.case_message, talk_facts.message),
}
