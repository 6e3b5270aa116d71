"""The scripts of the people, one for each dialogue among the measured bots."""

from benchmarks.peers.questions import QUESTIONS, Question
from benchmarks.script import Action, Finish, Rule, Script, Tap, Write

TYPED = (
    "We have got six new pupils in the third grade who speak little Danish, and their parents "
    "do not come to the meetings. ({person}, request {intake})"
)


def _actions(question: Question) -> tuple[Action, ...]:
    if not question.choices:
        return (Write(TYPED),)
    if question.several:
        return (Tap(question.choices[0]), Tap(question.choices[-1]))
    return (Tap(question.choices[0]),)


def _seen(question: Question) -> str:
    return f"{question.id}:0" if question.choices else question.prompt


PEERS = Script(
    begin=Write("/start"),
    rules=(
        Rule("TF-2", (Finish(),)),
        *(Rule(_seen(question), _actions(question)) for question in QUESTIONS),
    ),
)

SCRIPTS = {"peers": PEERS}  # one for each Peer.script
