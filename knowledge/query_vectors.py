"""The vectors of the questions that are being asked: several steps of one need the same."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from knowledge.encoder import Encoder, Vectors32

# Enough for a batch of questions, each as it was typed and as it was mended.
REMEMBERED = 512


class QueryVectors:
    """Encodes questions and remembers the last of them. Threads may share one.

    Parameters:
        encoder: the embedding model for questions.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: OrderedDict[str, Vectors32] = OrderedDict()
        self._changing = Lock()

    def __call__(self, text: str) -> Vectors32:
        """Return the vector of a question, of unit length, shape ``(dimensions,)``."""
        with self._changing:
            known = self._known.get(text)
        if known is None:
            known = self._encoder.encode([text])[0]
            self._remember([(text, known)])
        return known

    def embed(self, texts: Iterable[str]) -> None:
        """Encode questions that are about to be asked, all at once: faster than one by one."""
        with self._changing:
            unknown = [text for text in dict.fromkeys(texts) if text not in self._known]
        if unknown:
            self._remember(zip(unknown, self._encoder.encode(unknown), strict=True))

    def cache_clear(self) -> None:
        """Forget all questions."""
        with self._changing:
            self._known.clear()

    def _remember(self, found: Iterable[tuple[str, Vectors32]]) -> None:
        with self._changing:
            self._known.update(found)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
