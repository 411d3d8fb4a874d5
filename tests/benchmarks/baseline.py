"""What a user would build instead: LangChain's text splitter, Chroma and the same model.

The documents are the bundled sources, cut at their places, since a chunk across two places would have no
gold place of its own. The splitter, its sizes and the plain look-up are those of the usual tutorials.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import chromadb
from chromadb.config import Settings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.evaluation.places import Where
from knowledge.encoder import Encoder
from knowledge.library import Library
from knowledge.search import search
from knowledge.vocabulary import Passage
from tests.benchmarks.questions import DEPTH, Asked, figures, of_ranks, rank_of, where
from tests.benchmarks.tables import FIGURES, shares, show
from tests.benchmarks.timing import Times, by_turns

SIZE, OVERLAP = 1000, 200
# Chroma takes at most 5,461 records at once.
BATCH = 5000


class Chunk(NamedTuple):
    """A piece of a document, and the places that it is from."""

    text: str
    places: list[Where]


class Baseline:
    """A collection of chunks.

    Parameters:
        folder: a new folder.
        chunks: what it holds.
        model: what embeds the chunks.
        encoder: what embeds the questions, with the same vectors.
    """

    def __init__(self, folder: Path, chunks: Sequence[Chunk], model: Encoder, encoder: Encoder) -> None:
        self._chunks, self._encoder = chunks, encoder
        client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
        self._collection = client.create_collection(
            "chunks", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        for start in range(0, len(chunks), BATCH):
            texts = [chunk.text for chunk in chunks[start : start + BATCH]]
            ids = [str(start + at) for at in range(len(texts))]
            self._collection.add(ids=ids, embeddings=model.encode(texts), documents=texts)

    def search(self, question: str) -> list[Chunk]:
        """Return the nearest chunks, best first."""
        found = self._collection.query(
            query_embeddings=self._encoder.encode([question]), n_results=DEPTH, include=["documents"]
        )
        return [self._chunks[int(id_)] for id_ in found["ids"][0]]


def show_baseline(library: Library, model: Encoder, folder: Path, questions: list[Asked]) -> None:
    """Print the hit rates and the times of the baseline, with and without our wordings, and of our search."""

    def ours(question: Asked) -> list[object]:
        library.vector.cache_clear()
        return list(search(library, question.text, DEPTH, question.filters).found)

    rows: list[tuple[str, ...]] = []
    for name, with_questions in (("splitter and Chroma", False), ("the same, with our questions in", True)):
        chunks = _chunks(library, with_questions)
        built = Baseline(folder / str(with_questions), chunks, model, library.encoder)
        gold = [question for question in questions if question.case.groups]
        ranks = [
            rank_of(question.case, [chunk.places for chunk in built.search(question.text)])
            for question in gold
        ]
        theirs, mine = by_turns(questions, lambda question, built=built: built.search(question.text), ours)
        median, our_median = Times.of(theirs).median, Times.of(mine).median
        rows.append((name, f"{len(chunks):,}", *shares(of_ranks(ranks)), f"{median:.1f}"))
    found = figures(questions, lambda asked: search(library, asked.text, DEPTH, asked.filters).found)
    rows.append(("carelaw search", f"{len(library.passages):,}", *shares(found), f"{our_median:.1f}"))
    show(
        f"The usual parts on the same documents, model and {len(questions)} questions",
        ("search", "pieces", *FIGURES, "median ms"),
        rows,
    )


def _chunks(library: Library, with_questions: bool) -> list[Chunk]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    by_place: dict[tuple[str, str], list[Passage]] = {}
    for id_ in library.passages.ids:
        passage = library.passages.passage(id_)
        by_place.setdefault((passage.source_id, passage.place), []).append(passage)
    return [
        Chunk(text, [where(passage) for passage in passages])
        for passages in by_place.values()
        for text in splitter.split_text(_document(passages, with_questions))
    ]


def _document(passages: list[Passage], with_questions: bool) -> str:
    """Return a place as a document has it: its heading, then its texts."""
    parts = [passages[0].heading_path[-1]] if passages[0].heading_path else []
    for passage in passages:
        parts.append(passage.text)
        parts += passage.questions if with_questions else ()
    return "\n\n".join(parts)
