"""Prints what the list of mistaken premises is worth at other thresholds: ``make premises``."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.evaluation import Half, read_cases
from assistant.forms import takes_for_granted
from assistant.mistakes import nearest_mistake
from assistant.question import Request
from assistant.understand import understand
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from knowledge.search import search
from knowledge.vocabulary import Filters
from tests.benchmarks.libraries import arguments, bundled_home, folder_for
from tests.benchmarks.tables import show

QUESTIONS = Path(__file__).parents[1] / "evaluation"
TWINS = "states/premises.jsonl"
FILES = (
    "act.jsonl",
    "sccif.jsonl",
    "states/refusals.jsonl",
    TWINS,
    "states/shapes.jsonl",
    "states/follow_ups.jsonl",
)
THRESHOLDS = ((0.9, 0.68), (0.95, 0.62), (0.95, 0.68), (0.95, 0.78), (1.0, 0.68))
DEPTH = 10
MISTAKEN, TRUE, OTHER, REFUSED = "mistaken", "true, of the same form", "others", "unanswerable"


class Example(NamedTuple):
    """What a question is, and how near the nearest mistake is to it."""

    half: Half | None
    kind: str
    leading: bool
    near: float


def main() -> None:
    """Ask and print."""
    options = arguments(__doc__ or "").parse_args()
    with folder_for(options.keep) as folder:
        home = bundled_home(folder)
        with Library.open(home, query_encoder(home, SentenceTransformerEncoder().name)) as library:
            examples = list(_examples(library))
            passages = [library.passages.passage(id_) for id_ in library.passages.ids]
    listed = [len(passage.mistaken) for passage in passages if passage.mistaken]
    kinds = (MISTAKEN, TRUE, OTHER, REFUSED)
    rows: list[tuple[str, ...]] = []
    for half in Half:
        counts = Counter(example.kind for example in examples if example.half is half)
        for least, leading in THRESHOLDS:
            seen = Counter(
                example.kind
                for example in examples
                if example.half is half and example.near >= (leading if example.leading else least)
            )
            rows.append((half, f"{least}, {leading}", *(f"{seen[kind]} of {counts[kind]}" for kind in kinds)))
    title = f"Told that the premise is not supported, by {sum(listed):,} wordings in {len(listed)} passages"
    show(title, ("half", "least", *kinds), rows)


def _examples(library: Library) -> Iterator[Example]:
    for name in FILES:
        for case in read_cases(QUESTIONS / name):
            request = Request(
                question=case.question, history=tuple(case.history), filters=Filters(setting=case.setting)
            )
            question = understand(request, library)
            searched = search(library, question.searched_for, DEPTH, question.filters)
            mistake = nearest_mistake(question.text, searched)
            kind = (
                MISTAKEN
                if case.kind == "false_premise"
                else REFUSED
                if case.to_refuse
                else TRUE
                if name == TWINS
                else OTHER
            )
            near = mistake[1] if mistake else 0.0
            yield Example(case.half, kind, takes_for_granted(case.question), near)


if __name__ == "__main__":
    main()
