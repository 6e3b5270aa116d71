"""What a digest says of itself when it comes."""

from storage.transaction.notice import OF_SEVERAL, Notice


class OfDigest(Notice, about=OF_SEVERAL):
    """A digest, by its id: what it says is kept with it. Each kind of digest names its notice."""

    digest: int
