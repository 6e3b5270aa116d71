"""How notices about coffee are put into words, and what its reminder says."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.cases import facts
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from tests.example_subject import views
from tests.example_subject.notices import CoffeeExplained
from tests.example_subject.rules import COFFEE
from tests.example_subject.verbs import CoffeePlanned

WORDINGS: Wordings = dict(
    [
        worded(CoffeeExplained, views.explained),
        worded(CoffeePlanned, views.planned, facts.case),
    ]
)

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    COFFEE: ReminderWords(
        line=N_("{reference}: you wanted to have coffee."), began=N_("{day} at {time}: planned")
    ),
}
