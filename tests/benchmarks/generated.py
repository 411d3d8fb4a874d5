"""Libraries of any size: the bundled one, and documents generated from its passages.

A generated passage has the sentences of a bundled one in another order, with some words taken from all
over the library and a few that no passage has. Its vector is a bundled record's with noise, so that nothing
has to be embedded.
"""

import random
import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ingest.content import Content
from ingest.works import Made
from knowledge.library import Library
from knowledge.vocabulary import Authority, Commencement, CommencementState, Origin, Passage, Source

Vectors = dict[str, NDArray[np.float32]]

# Passages of a generated document.
DOCUMENT = 200
# Of its words, the share that is taken from elsewhere in the library, and that is invented.
SWAPPED, INVENTED = 0.3, 0.01
# How long the noise is beside a unit vector: the cosine with the original is then 0.8.
NOISE = 0.75
SYLLABLES = ("ba", "den", "lor", "mi", "sta", "ther", "ing", "pro", "ven", "ca", "re", "tion")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
MONTH = "2026-06"
SEED = 7


def generate(bundled: Library, passages: int) -> tuple[Content, Vectors]:
    """Return the content of a library of so many passages, the bundled ones first, and its vectors.

    The generated ones are those of documents of the user's, about the setting of the source that they are
    made from.
    """
    chance = random.Random(SEED)
    made = [
        Made(holding.source, bundled.passages.of_source(id_), "") for id_, holding in bundled.holdings.items()
    ]
    vectors = bundled.vectors.vectors([text.id for text in Content.of(made).texts()])
    made += _documents(made, passages - len(bundled.passages), chance)
    content = Content.of(made)
    return content, vectors | _noisy(content, vectors)


def _documents(bundled: list[Made], passages: int, chance: random.Random) -> Iterator[Made]:
    words = [word for made in bundled for passage in made.passages for word in passage.text.split()]
    for number in range(-(-passages // DOCUMENT)):
        original = chance.choices(bundled, weights=[len(made.passages) for made in bundled])[0]
        source = _source(number, original.source)
        count = min(DOCUMENT, passages - number * DOCUMENT)
        texts = (_text(chance.choice(original.passages).text, words, chance) for _ in range(count))
        yield Made(source, [_passage(source, at, text) for at, text in enumerate(texts)], "")


def _source(number: int, original: Source) -> Source:
    return Source(
        id=f"own-document-{number}",
        title=f"Document {number}",
        publisher="",
        authority=Authority.UNRANKED,
        edition="",
        dated=None,
        settings=original.settings,
        licence="",
        address=f"document-{number}.md",
        origin=Origin.OWN,
    )


def _passage(source: Source, number: int, text: str) -> Passage:
    return Passage(
        id=f"{source.id}/heading-{number}#0",
        source_id=source.id,
        place=f"heading-{number}",
        locator=f"Heading {number}",
        heading_path=(source.title, f"Heading {number}"),
        address=source.address,
        settings=source.settings,
        text=text,
        commencement=Commencement(state=CommencementState.UNKNOWN, note="", checked=MONTH),
        checked=MONTH,
    )


def _text(original: str, words: list[str], chance: random.Random) -> str:
    sentences = SENTENCE.split(original)
    chance.shuffle(sentences)
    return " ".join(_swapped(word, words, chance) for word in " ".join(sentences).split())


def _swapped(word: str, words: list[str], chance: random.Random) -> str:
    drawn = chance.random()
    if drawn < INVENTED:
        return "".join(chance.choices(SYLLABLES, k=4))
    return chance.choice(words) if drawn < INVENTED + SWAPPED else word


def _noisy(content: Content, vectors: Vectors) -> Vectors:
    chance = np.random.default_rng(SEED)
    originals = np.stack(list(vectors.values()))
    noisy: Vectors = {}
    for passage in content.passages:
        if passage.id not in vectors:
            noise = chance.standard_normal(originals.shape[1], dtype=np.float32)
            vector = originals[chance.integers(len(originals))] + NOISE * noise / np.linalg.norm(noise)
            noisy[passage.id] = (vector / np.linalg.norm(vector)).astype(np.float32)
    return noisy
