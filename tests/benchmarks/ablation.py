"""What each part of the search is worth: ``make ablation``.

Every part is left out in turn, and vectors and words are tried alone. Two more libraries are written into a
temporary folder: one whose passages are indexed by their bare text, and one without the questions that
people ask. Each question is encoded once: the milliseconds are those of the search beyond it.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.evaluation import Half
from ingest.content import Content
from ingest.works import Made
from knowledge.encoder import Encoder, SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from knowledge.places import DEPTH as PASSAGES_A_HIT
from knowledge.places import by_place
from knowledge.search import Found, Parts, search
from tests.benchmarks.generated import Vectors
from tests.benchmarks.kept import KeptEncoder
from tests.benchmarks.libraries import arguments, bundled_home, folder_for, write
from tests.benchmarks.questions import DEPTH, FILES, Asked, Figures, asked, figures
from tests.benchmarks.tables import FIGURES, shares, show
from tests.benchmarks.timing import Times, milliseconds

ALONE = dict.fromkeys(Parts.model_fields, False)
VARIANTS = {
    "all parts": Parts(),
    "vectors alone": Parts(**{**ALONE, "dense": True}),
    "words alone": Parts(**{**ALONE, "lexical": True}),
    "vectors and words, fused": Parts(**{**ALONE, "dense": True, "lexical": True}),
    "all but vectors": Parts(dense=False),
    "all but words": Parts(lexical=False),
    "all but spelling": Parts(spelling=False),
    "all but acronyms": Parts(acronyms=False),
    "all but provision look-up": Parts(look_up=False),
    "all but settings": Parts(settings=False),
    "all but official first": Parts(official_first=False),
    "all but collapsing alike": Parts(alike=False),
}


class Row(NamedTuple):
    """What one way to search comes to."""

    name: str
    figures: Figures
    median: float


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__ or "")
    parser.add_argument(
        "files", nargs="*", type=Path, default=FILES, help="tests/evaluation/*.jsonl by default"
    )
    parser.add_argument("--half", type=Half, choices=list(Half), help="the questions of one half alone")
    options = parser.parse_args()
    with folder_for(options.keep) as folder:
        home = bundled_home(folder)
        encoder = KeptEncoder(query_encoder(home, SentenceTransformerEncoder().name))
        with Library.open(home, encoder) as library:
            questions = asked(library, options.files, options.half)
            rows = [_measured(name, library, questions, parts) for name, parts in VARIANTS.items()]
            rows.append(_measured("all but hits by place", library, questions, Parts(), places=False))
            rows += _without_texts(library, questions)
    show(
        f"{len(questions)} questions, {_half(options)}",
        ("search with", *FIGURES, "setting first", "median ms"),
        [
            (row.name, *shares(row.figures), _share(row.figures.setting_first), f"{row.median:.1f}")
            for row in rows
        ],
    )


def _measured(
    name: str, library: Library, questions: list[Asked], parts: Parts, *, places: bool = True
) -> Row:
    def find(question: Asked) -> list[Found]:
        looked_at = DEPTH * (PASSAGES_A_HIT if places else 1)
        searched = search(library, question.text, looked_at, question.filters, parts)
        return by_place(searched, DEPTH) if places else searched.found

    found = figures(questions, find)
    taken = Times.of(milliseconds(lambda question=question: find(question)) for question in questions)
    return Row(name, found, taken.median)


def _without_texts(library: Library, questions: list[Asked]) -> Iterator[Row]:
    """Search libraries in which the same passages are found by less of what is known of them."""
    content = Content.of(
        Made(holding.source, library.passages.of_source(id_), "") for id_, holding in library.holdings.items()
    )
    vectors = library.vectors.vectors([text.id for text in content.texts()])
    texts = [passage.text for passage in content.passages]
    rows = SentenceTransformerEncoder(library.encoder.name).encode(texts)
    bare = dict(zip((passage.id for passage in content.passages), rows, strict=True))
    words = ["\n".join((passage.text, *passage.questions)) for passage in content.passages]
    yield _written(
        "no context before a passage", library.encoder, content, (vectors | bare, words), questions
    )
    unasked = content._replace(
        passages=[passage.model_copy(update={"questions": ()}) for passage in content.passages]
    )
    alone = {id_: vector for id_, vector in vectors.items() if "?" not in id_}
    yield _written("no questions people ask", library.encoder, unasked, (alone, unasked.words()), questions)


def _written(
    name: str, encoder: Encoder, content: Content, index: tuple[Vectors, list[str]], questions: list[Asked]
) -> Row:
    with tempfile.TemporaryDirectory() as scratch:
        write(Path(scratch), content, *index, encoder)
        with Library.open(Path(scratch), encoder) as library:
            return _measured(name, library, questions, Parts())


def _half(options: argparse.Namespace) -> str:
    return f"the half to {options.half}" if options.half else "both halves"


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


if __name__ == "__main__":
    main()
