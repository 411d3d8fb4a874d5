"""How much faster many questions are answered together than one by one.

``python -m tests.benchmarks.many HOME``; an export that takes one text at a time is made anew. The machine
may be busy, so both are timed by turns, part by part, each question once with each.
"""

import json
import sys
from pathlib import Path

from assistant import Assistant
from ingest.exporting import export
from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from tests.benchmarks.timing import milliseconds

QUESTIONS = Path(__file__).parents[1] / "evaluation"
PART = 95


def main() -> None:
    """Print seconds for all questions and their ratio."""
    home = Path(sys.argv[1])
    export(SentenceTransformerEncoder(), home)
    lines = [
        line for name in ("act", "sccif") for line in (QUESTIONS / f"{name}.jsonl").open(encoding="utf-8")
    ]
    questions: list[str] = [json.loads(line)["question"] for line in lines]
    with Library.open(home, query_encoder(home, DEFAULT_ENCODER)) as library:
        assistant = Assistant(library)
        assistant.ask_many(questions)
        alone = together = 0.0
        for start in range(0, len(questions), PART):
            part = questions[start : start + PART]
            library.vector.cache_clear()
            alone += milliseconds(lambda part=part: [assistant.ask(question) for question in part])
            library.vector.cache_clear()
            together += milliseconds(lambda part=part: assistant.ask_many(part))
    sys.stdout.write(
        f"{len(questions)} questions: {alone / 1000:.2f} s one by one, {together / 1000:.2f} s together, "
        f"{alone / together:.2f} times as fast\n"
    )


if __name__ == "__main__":
    main()
