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

_TOLD_LATER = (
    "Kind of help",
    "More exactly",
    "A good result",
    "What has been tried",
    "Who it is about",
)
"""What ours asks only who wants to tell more: told here, so that all walk the same way. The summary
names what was told, so the last that it names says what comes next; read from the end."""

# The labels are those of the English catalogue. A club has no administration, and asking for
# another organisation each time keeps the intakes equally long.
OURS = Script(
    begin=Write("/start"),
    rules=(
        Rule("TF-2", (Finish(),)),
        Rule("Kind of help:", (Tap("Send request"),)),
        *(
            Rule(f"{told}:" if told else "Is this right?", (Tap("Tell more"), Tap(next_one)))
            for next_one, told in zip(_TOLD_LATER, (*_TOLD_LATER[1:], ""), strict=True)
        ),
        Rule("I understand", (Tap("I understand"),)),
        Rule("Which organisation is it about?", (Tap("Another organisation"),)),
        Rule("Where do you work or volunteer?", (Tap("Sports club"),)),
        Rule("What is it called?", (Write("The club of {person}"),)),
        Rule("Where in the city?", (Tap("Valby"),)),
        Rule("What is the problem?", (Write(TYPED),)),
        Rule("and how many?", (Write(TYPED),)),
        Rule("What have you tried so far?", (Write(TYPED),)),
        Rule("What would be a good result?", (Write(TYPED),)),
        Rule("What is it mainly about?", (Tap("Education"),)),
        Rule("Which of these fits best?", (Tap("Cooperation with parents"),)),
        Rule("What kind of help would you like?", (Tap("Advice"), Tap("Done"))),
        Rule("How soon do you need us?", (Tap("Within two weeks"),)),
        Rule("Ask for help", (Tap("Ask for help"),)),
    ),
)

SCRIPTS = {"ours": OURS, "peers": PEERS}  # one for each Peer.script
