"""One table: which case each notice is about, by which of its parameters leads there."""

from collections.abc import Mapping

from storage.transaction.notice import About

ABOUT: Mapping[str, About] = {}
"""Every notice without a class. One that is about several cases, or none, is asked about."""
