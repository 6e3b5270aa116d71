"""What is said of a case that an advisor has registered, and of who joins it."""

from handlers.core.amounts import amount
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.doors import OPEN_CASE, OPEN_REQUEST, WRITE
from handlers.core.links import invitation_link
from handlers.core.scene import Scene, first_line
from handlers.outreach.buttons import LET_GO, MAKE_LINK
from storage.cards.reading import CaseFacts
from storage.outreach.notices import (
    CaseJoined,
    CaseRegistered,
    JoiningLinkMade,
    RequesterHasJoined,
    RequesterLetGo,
    WasLetGo,
)
from storage.outreach.outreach import LIFETIME, token


def registered(scene: Scene, _notice: CaseRegistered, facts: CaseFacts) -> Effect:
    """It has a reference, and it is theirs."""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b> is registered, and it is yours.\n\nShould somebody at {organisation} "
        "follow it here? Then make a link for them.",
        reference=facts.reference,
        organisation=facts.organisation_name,
    )
    return Say(text, ((link_button(scene, facts),), (_open(scene, facts),)))


def link_button(scene: Scene, facts: CaseFacts) -> Button:
    """Make a link for the requester."""
    return Button("🔗 " + scene.reader.plain("Link for the requester"), MAKE_LINK(facts.id))


def joining_link(scene: Scene, notice: JoiningLinkMade, facts: CaseFacts) -> Effect:
    """The link to pass on."""
    _ = scene.reader._
    made = token(notice.nonce, scene.office.invitation_key)
    return Say(
        _(
            "Send this link to <b>one</b> person at {organisation}. Whoever opens it can read "
            "{reference} and write to you. It works once, for {days}:\n\n{link}",
            organisation=facts.organisation_name,
            reference=facts.reference,
            days=amount(scene.reader, "days", LIFETIME.days),
            link=invitation_link(scene.bot_username, made),
        )
    )


def joined(scene: Scene, _notice: CaseJoined, facts: CaseFacts) -> Effect:
    """What it is that they have joined, who has it, and what is kept of them."""
    _ = scene.reader._
    text = _(
        "Welcome. {advisor} from the task force has written down what {organisation} needs help "
        "with:\n<b>{reference}</b>: {line}\n\nYou can follow it here, and write to {advisor}. "
        "Please don't write other people's names or CPR numbers. We erase your own name {months} "
        "after your last case has closed, or at once if you ask us: /privacy.",
        advisor=facts.advisor or "",
        organisation=facts.organisation_name,
        reference=facts.reference,
        line=first_line(facts.problem),
        months=amount(scene.reader, "months", scene.office.retention_months),
    )
    write = Button("💬 " + scene.reader.plain("Write to your advisor"), WRITE(facts.id))
    see = Button(scene.reader.plain("See the request"), OPEN_REQUEST(facts.id))
    return Say(text, ((write,), (see,)))


def requester_joined(scene: Scene, notice: RequesterHasJoined, facts: CaseFacts) -> Effect:
    """The advisor hears who it was, and can say that it was the wrong one."""
    if facts.involved.requester != notice.requester:
        return Nothing("they are gone again")
    _ = scene.reader._
    text = _(
        "{name} has opened your link and follows {reference} now.",
        name=facts.requester or "",
        reference=facts.reference,
    )
    write = Button("💬 " + scene.reader.plain("Write to the requester"), WRITE(facts.id))
    wrong = Button(
        scene.reader.plain("That is the wrong person"), LET_GO(facts.id, notice.requester)
    )
    return Say(text, ((write,), (wrong,)))


def requester_let_go(scene: Scene, notice: RequesterLetGo, facts: CaseFacts | None) -> Effect:
    """They are out again; a new link can be made."""
    _ = scene.reader._
    text = _("{name} can no longer see {reference}.", name=notice.name, reference=notice.reference)
    return Say(text, ((link_button(scene, facts),),) if facts else ())


def let_go(scene: Scene, notice: WasLetGo, _facts: None) -> Say:
    """The link was not meant for them."""
    _ = scene.reader._
    return Say(
        _(
            "The link to {reference} was meant for somebody else. You don't need to do anything. "
            "If you need help yourself: /request.",
            reference=notice.reference,
        )
    )


def _open(scene: Scene, facts: CaseFacts) -> Button:
    return Button(scene.reader.plain("Open case"), OPEN_CASE(facts.id))
