"""What each subject brings to what all of them share, assembled; whoever needs it is handed it."""

from casework.assembly import assembled
from casework.vocabulary import DigestKind
from storage import agendas, weekly_digests, worklist_making
from storage.digest_making import Maker

MAKERS: dict[DigestKind, Maker] = assembled(
    worklist_making.MAKERS, weekly_digests.MAKERS, agendas.MAKERS
)
"""Who makes each kind of digest."""
