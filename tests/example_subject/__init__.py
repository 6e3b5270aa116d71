"""A subject as small as one can be: coffee with a requester, to be reminded of a week later.

Its files stand here together. In the product, `rules.py` is `casework/coffee.py`, `verbs.py` and
what verbs tell is `storage/coffee/`, and the rest is `handlers/coffee/`.
"""
