"""Writing one edition: what the edition before has already is copied, and the rest added."""

from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.content import Content, Text
from ingest.earlier import Earlier
from knowledge.editions import Editions, Manifest
from knowledge.lexicon import write_lexicon
from knowledge.library import LEXICON, PASSAGES
from knowledge.passages import write_passages
from knowledge.vectors import VECTORS, can_renew, open_vectors, renew_vectors, write_vectors

Vectors = Mapping[str, NDArray[np.float32]]

# A collection never gives back the room of what was removed from it: it is written anew where it would
# have taken in so many times what it holds.
MOST_ADDED = 2


def write_edition(
    editions: Editions,
    content: Content,
    earlier: Earlier | None,
    embedded: Vectors,
    *,
    encoder_name: str,
    made_of: str,
) -> Manifest:
    """Write the next edition and switch to it; on any failure nothing of it stays.

    Parameters:
        editions: the editions, with the lock held.
        content: what it holds.
        earlier: the edition before.
        embedded: the vectors of the texts that the edition before has not, by the text's digest.
        encoder_name: the embedding model.
        made_of: SHA-256 over all that it was made from.
    """
    edition, folder = editions.begin()
    texts = list(content.texts())
    try:
        _write_vectors(folder / VECTORS, texts, earlier, embedded)
        write_lexicon(folder / LEXICON, content.words())
        write_passages(
            folder / PASSAGES,
            content.sources,
            content.passages,
            content.made_of,
            {text.id: (text.passage.id, text.digest) for text in texts},
        )
        manifest = Manifest(
            edition=edition,
            built=datetime.now(UTC),
            encoder=encoder_name,
            digest=content.digest,
            made_of=made_of,
            sources=len(content.sources),
            passages=len(content.passages),
        )
        editions.publish(manifest)
    except BaseException:
        editions.discard(edition)
        raise
    return manifest


def _write_vectors(folder: Path, texts: list[Text], earlier: Earlier | None, embedded: Vectors) -> None:
    wanted = {text.id: text.digest for text in texts}
    held = earlier.digests if earlier else {}
    stays = {id_ for id_, digest in held.items() if wanted.get(id_) == digest}
    renews = earlier is not None and bool(stays) and can_renew(earlier.folder / VECTORS)
    if earlier and earlier.added + len(wanted) - len(stays) > MOST_ADDED * len(wanted):
        renews = False
    adds = {id_: digest for id_, digest in wanted.items() if not (renews and id_ in stays)}
    vectors = _vectors(adds, earlier, embedded)
    if earlier and renews:
        renew_vectors(folder, earlier.folder / VECTORS, held.keys() - stays, vectors)
    else:
        write_vectors(folder, vectors)


def _vectors(
    adds: Mapping[str, str], earlier: Earlier | None, embedded: Vectors
) -> dict[str, NDArray[np.float32]]:
    """Return the vector of each record to add, by id: newly embedded, or the earlier one of the same text."""
    known = dict(embedded)
    reused = set(adds.values()) - known.keys()
    if earlier and reused:
        holders = {digest: id_ for id_, digest in earlier.digests.items() if digest in reused}
        with closing(open_vectors(earlier.folder / VECTORS)) as index:
            found = index.vectors(list(holders.values()))
        known |= {digest: found[id_] for digest, id_ in holders.items()}
    return {id_: known[digest] for id_, digest in adds.items()}
