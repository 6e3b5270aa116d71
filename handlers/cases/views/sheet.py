"""A case's answers as lines, the same for those who sent them and those who read them."""

from casework.checks.texts import phone_display
from casework.core.vocabulary import ContactMethod, Urgency
from handlers.cases.views import additions as added_lines
from handlers.core import labels
from handlers.core.effects import Button, Keyboard
from handlers.core.keyboards.doors import READ_EVERYTHING
from handlers.core.scene import Scene, clipped
from storage.cards.reading import CaseFacts

LONGEST_TEXT = 650
"""Characters of each text on a card, so that all of them fit into one message of 4,096."""

LONGEST_PIECE = 3800
"""Characters of a text that one message shows beside its heading."""


def answers(scene: Scene, case: CaseFacts) -> str:
    """Every answer that was given, a line each; long texts are cut."""
    lines = [*_place(scene, case), *_texts(scene, case), *_choices(scene, case)]
    return "\n".join([*lines, *added_lines.lines(scene, case)])


def is_cut(case: CaseFacts) -> bool:
    """Whether a card cannot show all that was written."""
    texts = (case.problem, case.about, case.tried, case.wished_result)
    return any(len(text or "") > LONGEST_TEXT for text in texts) or added_lines.are_cut(case)


def text_pieces(text: str | None) -> list[str]:
    """A text in pieces that each fit into a message; none where nothing was written."""
    whole = text or ""
    return [whole[at : at + LONGEST_PIECE] for at in range(0, len(whole), LONGEST_PIECE)]


def _place(scene: Scene, case: CaseFacts) -> list[str]:
    _ = scene.reader._
    where = [
        labels.word(scene.reader, "organisation_kind", case.organisation_kind),
        labels.district(scene.office, scene.reader, case.district),
    ]
    if case.administration:
        where.append(labels.administration(scene.office, scene.reader, case.administration))
    return [
        _(
            "<b>Organisation:</b> {name} ({place})",
            name=case.organisation_name,
            place=scene.reader.row(where, ", "),
        )
    ]


def _texts(scene: Scene, case: CaseFacts) -> list[str]:
    _ = scene.reader._

    def cut(text: str | None) -> str:
        return clipped(text or "", LONGEST_TEXT)

    lines = [
        (case.problem, _("<b>The problem:</b> {text}", text=cut(case.problem))),
        (case.about, _("<b>Who it is about:</b> {text}", text=cut(case.about))),
        (case.tried, _("<b>What has been tried:</b> {text}", text=cut(case.tried))),
        (case.wished_result, _("<b>A good result:</b> {text}", text=cut(case.wished_result))),
    ]
    if not case.problem:  # nobody sends a request without one
        lines.append(
            ("erased", _("<b>The problem:</b> {text}", text=scene.reader.plain("(erased)")))
        )
    return [line for text, line in lines if text]


def _choices(scene: Scene, case: CaseFacts) -> list[str]:
    _ = scene.reader._
    lines = [
        _("<b>Focus area:</b> {areas}", areas=_areas(scene, case)),
        _("<b>Kind of help:</b> {kinds}", kinds=_help(scene, case)),
        _(
            "<b>How urgent:</b> {urgency}",
            urgency=labels.word(scene.reader, "urgency", case.urgency),
        ),
        _("<b>Contact:</b> {contact}", contact=contact(scene, case)),
    ]
    if case.attachments:
        files = scene.reader.plural("{number} file", "{number} files", case.attachments)
        lines.append(f"📎 {files}")
    return lines


def _areas(scene: Scene, case: CaseFacts) -> str:
    names = [labels.word(scene.reader, "focus_area", area) for area in case.focus_areas]
    if case.focus_detail:
        detail = labels.focus_detail(scene.reader, case.focus_areas[0], case.focus_detail)
        names[0] = scene.reader.row((names[0], f"({detail})"), " ")
    return scene.reader.row(names)


def _help(scene: Scene, case: CaseFacts) -> str:
    names = [labels.word(scene.reader, "help_kind", kind) for kind in case.help_kinds]
    if case.help_kind_open:
        names.append(labels.word(scene.reader, "help_kind", "not_sure"))
    return scene.reader.row(names)


def contact(scene: Scene, case: CaseFacts) -> str:
    """How to reach the requester."""
    method = labels.word(scene.reader, "contact_method", case.contact_method)
    if case.contact_method is ContactMethod.TELEGRAM:
        return method if case.involved.requester else scene.reader.plain("nobody yet")
    if case.contact_value is None:
        return method
    by_phone = case.contact_method is ContactMethod.PHONE
    shown = phone_display(case.contact_value) if by_phone else case.contact_value
    return scene.reader.row((method, shown), ": ")


def promise(scene: Scene, case: CaseFacts) -> str:
    """The date that the requester was given."""
    return scene.reader._(
        "Promised: an answer by {day} at {time}",
        day=scene.reader.day(case.promised),
        time=scene.reader.time(case.promised),
    )


def body(scene: Scene, case: CaseFacts) -> str:
    """Whom it is from, what was promised, and every answer."""
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


def read_everything(scene: Scene, case: CaseFacts) -> Keyboard:
    """The button to all that was written, in a row; none where the sheet shows it all."""
    if not is_cut(case):
        return ()
    return ((Button(scene.reader.plain("Read everything"), READ_EVERYTHING(case.id)),),)
