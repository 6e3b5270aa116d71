"""What an advisor reads: offers, cards of cases, and lists of them."""

from collections.abc import Mapping
from typing import Any

from casework.assignment import Reason
from casework.permissions import OPEN
from casework.vocabulary import DeclineReason, Urgency
from handlers.messages import Button, Effect, Keyboard, Nothing, Rekey, Rewrite, Say, SendFile
from handlers.views import evaluations, labels, visit_words
from handlers.views.buttons import promise_row
from handlers.views.closing import ending
from handlers.views.lists import messages_row, page_buttons
from handlers.views.offer_end import end_line
from handlers.views.outreach import link_row
from handlers.views.scene import Scene, first_line
from handlers.views.sheet import answers, contact, is_cut, promise, text_pieces
from handlers.views.work import newest, stand_in_rows, work_row, work_rows
from storage.activities import WorkPage
from storage.case_lists import Line, Page
from storage.case_reading import AttachmentFacts
from storage.cases import CaseFacts, OfferFacts
from storage.evaluations import EvaluationFacts

Params = Mapping[str, Any]
WithWork = tuple[CaseFacts, WorkPage, tuple[EvaluationFacts, ...]]


NEWEST = 4
"""Logs and notes that a card shows; the rest is a tap away."""


def offer(scene: Scene, _params: Params, facts: OfferFacts | None) -> Effect:
    """The card of an offered case: all answers, the promise, and why this advisor."""
    if facts is None or not facts.is_open:
        return Nothing("the offer is over")
    _ = scene.reader._
    head = [_("<b>Will you take {reference}?</b>", reference=facts.case.reference)]
    if facts.case.advisor:
        head.append(_("{name} has it now and would like to hand it over.", name=facts.case.advisor))
    elif facts.assigned_by:
        head.append(_("{name} thinks that this one is for you.", name=facts.assigned_by))
    if facts.reasons:
        head.append(_("Why you: {reasons}", reasons=reasons(scene, facts.reasons)))
    parts = ["\n".join(head), _body(scene, facts.case), *visit_words.comes_along(scene, facts)]
    parts.append(end_line(scene, facts.end))
    return Say("\n\n".join(parts), _offer_keyboard(scene, facts))


def offer_menu(scene: Scene, params: Params, facts: OfferFacts | None) -> Effect:
    """The buttons of an offer as they were."""
    if facts is None or not facts.is_open:
        return Rekey(message_id=params["message_id"])
    return Rekey(_offer_keyboard(scene, facts), message_id=params["message_id"])


def decline_menu(scene: Scene, params: Params, _facts: None) -> Rekey:
    """The reasons for saying no, in the place of the offer's buttons."""
    plain = scene.reader.plain
    buttons = tuple(
        (Button(plain(labels.DECLINE[reason]), f"or:{params['offer']}:{reason}"),)
        for reason in DeclineReason
    )
    back = Button("⬅️ " + plain("Back"), f"ob:{params['offer']}")
    return Rekey((*buttons, (back,)), message_id=params["message_id"])


def offer_declined(scene: Scene, params: Params, _facts: None) -> Say:
    """Noted; the next one is asked, or where nobody is left, the coordinators decide."""
    _ = scene.reader._
    thanks = _(
        "Thank you for telling us. You need not do anything more about {reference}.",
        reference=params["reference"],
    )
    return Say(f"{thanks}\n{_then(scene, params)}")


def _then(scene: Scene, params: Params) -> str:
    """What has become of a case that somebody was asked to take; also of an earlier version's."""
    _ = scene.reader._
    if params.get("last"):
        return _("Nobody is left to ask, so I have passed it to the coordinators.")
    return _("I am asking somebody else.")


def offer_moved(scene: Scene, params: Params, _facts: None) -> Say:
    """Somebody else is asked now, or where nobody is left, the coordinators decide."""
    _ = scene.reader._
    if params.get("last"):
        return Say(
            _(
                "{reference} waits for you no longer. Nobody is left to ask, so I have passed it "
                "to the coordinators. You need not do anything.",
                reference=params["reference"],
            )
        )
    return Say(
        _(
            "{reference} is being offered to somebody else now. You need not do anything.",
            reference=params["reference"],
        )
    )


def case_withdrawn(scene: Scene, params: Params, _facts: None) -> Say:
    """The requester has taken it back."""
    _ = scene.reader._
    return Say(
        _(
            "The requester has withdrawn {reference}. You need not do anything more.",
            reference=params["reference"],
        )
    )


def case_taken(scene: Scene, _params: Params, facts: CaseFacts | None) -> Effect:
    """The case is theirs, what is promised, and how to reach who waits. The card stands above."""
    if facts is None:
        return Nothing("the case is gone")
    _ = scene.reader._
    lines = [
        _("<b>{reference} is yours.</b> Thank you!", reference=facts.reference),
        promise(scene, facts),
        _("<b>Contact:</b> {contact}", contact=contact(scene, facts)),
    ]
    open_it = Button(scene.reader.plain("Open case"), f"co:{facts.id}")
    writes = () if facts.involved.requester is None else (write_row(scene, facts),)
    return Say("\n".join(lines), (*writes, (open_it,)))


def case_card(scene: Scene, params: Params, found: WithWork | None) -> Effect:
    """A case, whole, with what was done; for its advisor with what can be done.

    For a coordinator also with choosing an advisor while nobody has it.
    """
    if found is None:
        return Nothing("the case is gone")
    facts, done, said = found
    _ = scene.reader._
    head = [
        _(
            "<b>{reference}</b> · {status}",
            reference=facts.reference,
            status=scene.reader.plain(labels.STATUS[facts.status]),
        )
    ]
    if facts.advisor:
        head.append(_("Advisor: {name}", name=facts.advisor))
    if facts.involved.requester is None:
        head.append(_("Found in the field. Nobody there follows it here yet."))
    if facts.substitute:
        head.append(_("🤝 {name} stands in", name=facts.substitute))
    parts = ["\n".join(head), _body(scene, facts)]
    parts += visit_words.lines(scene, facts)
    if facts.ending:
        parts.append(ending(scene, facts.ending))
    if params.get("reads_work") and said:
        parts.append(evaluations.on_card(scene, said[0], "\n\n".join(parts)))
    if params.get("reads_work") and done.total:
        parts.append(newest(scene, done, "\n\n".join(parts)))
    return Say("\n\n".join(parts), _card_keyboard(scene, params, found))


def _card_keyboard(scene: Scene, params: Params, found: WithWork) -> Keyboard:
    """What this reader can do with the case; the handler has asked the rules."""
    facts, done, said = found
    choose = ((Button(scene.reader.plain("Choose an advisor"), f"ca:{facts.id}"),),)
    parts = (
        (params.get("assignable"), choose),
        (params.get("writes"), (write_row(scene, facts),)),
        (params.get("works"), visit_words.advisor_rows(scene, facts)),
        (params.get("works"), work_rows(scene, facts.id)),
        (params.get("works") and facts.involved.requester is None, link_row(scene, facts)),
        (params.get("stands_in"), visit_words.stand_in_rows(scene, facts)),
        (params.get("stands_in"), stand_in_rows(scene, facts.id)),
        (params.get("reads_messages"), messages_row(scene, facts)),
        (params.get("reads_work") and done.total, work_row(scene, done)),
        (params.get("reads_work") and said, evaluations.card_row(scene, facts.id)),
        (True, _full_text(scene, facts)),
        (facts.status in OPEN, (promise_row(scene, facts.id),)),
    )
    return tuple(row for shown, rows_ in parts if shown for row in rows_)


def write_row(scene: Scene, facts: CaseFacts) -> tuple[Button, ...]:
    """The button to write to the requester, for the case's own advisor."""
    return (Button("💬 " + scene.reader.plain("Write to the requester"), f"tw:{facts.id}"),)


def case_text(scene: Scene, params: Params, facts: CaseFacts | None) -> Effect:
    """A piece of one of the texts of a case; a long one comes in several messages."""
    written = getattr(facts, params["part"]) if facts else None
    text = text_pieces(written)[params["piece"]] if written else None
    if facts is None or not text:
        return Nothing("nothing was written there")
    _ = scene.reader._
    title = scene.reader.plain(scene.office.form.question(params["part"]).title)
    return Say(
        _(
            "<b>{reference} · {title}</b>\n{text}",
            reference=facts.reference,
            title=title,
            text=text,
        )
    )


def attachment(_scene: Scene, _params: Params, facts: AttachmentFacts | None) -> Effect:
    """A file of a case, as Telegram shows it."""
    if facts is None:
        return Nothing("the file is gone")
    return SendFile(facts.kind, facts.file_id, facts.reference)


def cases(scene: Scene, params: Params, facts: Page) -> Effect:
    """Open cases, newest first, a page."""
    _ = scene.reader._
    if not facts.total:
        return Say(_("There are no open cases. Enjoy the quiet."))
    heading = scene.reader.plural(
        "<b>{number} open case</b>", "<b>{number} open cases</b>", facts.total
    )
    lines = [
        _(
            "{mark}<b>{reference}</b> · {organisation}\n{line}",
            mark=_mark(scene, line),
            reference=line.reference,
            organisation=line.organisation_name,
            line=first_line(line.problem),
        )
        for line in facts.lines
    ]
    buttons = tuple((Button(line.reference, f"co:{line.id}"),) for line in facts.lines)
    text, keyboard = "\n\n".join([heading, *lines]), (*buttons, *page_buttons(facts, "cl"))
    if "message_id" in params:
        return Rewrite(text, keyboard, message_id=params["message_id"])
    return Say(text, keyboard)


def _mark(scene: Scene, line: Line) -> str:
    """Stands before a case: that it is urgent, and for whom one stands in."""
    urgent = "🚨 " if line.urgency is Urgency.CONFLICT_NOW else ""
    if line.instead_of is None:
        return urgent
    return urgent + scene.reader.plain("for {name} · ", name=line.instead_of)


def reasons(scene: Scene, found: list[dict[str, Any]]) -> str:
    """Why this advisor: `Education · speaks Turkish · 2 open cases`."""
    return " · ".join(_reason(scene, Reason.from_json(each)) for each in found)


def _reason(scene: Scene, reason: Reason) -> str:
    reader = scene.reader
    if reason.area is not None:
        return labels.word(reader, "focus_area", reason.area)
    if reason.language is not None:
        return reader.plain("speaks {language}", language=reader.language_name(reason.language))
    if reason.district is not None:
        name = labels.district(scene.office, reader, reason.district)
        return reader.plain("works in {district}", district=name)
    if not reason.count:
        return reader.plain("no open cases")
    return reader.plural("{number} open case", "{number} open cases", reason.count)


def _body(scene: Scene, case: CaseFacts) -> str:
    _ = scene.reader._
    lines = []
    if case.urgency is Urgency.CONFLICT_NOW:
        lines.append(_("🚨 <b>A conflict is going on now.</b>"))
    if case.requester:
        lines.append(
            _(
                "From {name}, who writes {language}",
                name=case.requester,
                language=scene.reader.language_name(case.language),
            )
        )
    lines.append(promise(scene, case))
    return "\n".join(lines) + "\n\n" + answers(scene, case)


def _offer_keyboard(scene: Scene, facts: OfferFacts) -> Keyboard:
    plain = scene.reader.plain
    row = (
        Button("✅ " + plain("Accept"), f"oa:{facts.id}"),
        Button(plain("Decline"), f"od:{facts.id}"),
    )
    return (row, *_full_text(scene, facts.case), promise_row(scene, facts.case.id))


def _full_text(scene: Scene, case: CaseFacts) -> Keyboard:
    if not is_cut(case):
        return ()
    return ((Button(scene.reader.plain("Read everything"), f"cf:{case.id}"),),)
