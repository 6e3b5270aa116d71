"""What the buttons about evaluations send."""

from handlers.core.keyboards.codes import code

SCORE = code("es", int, int)
"""The follow-up that asks, and the score from 1 to 5."""

DECLINE = code("en", int)
"""The follow-up that asks."""

SKIP = code("eq", int, str)
"""The evaluation, and the question's name (`casework.evaluations`)."""

READ = code("ev", int)
"""The case."""
