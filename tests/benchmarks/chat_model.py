"""What stands of a chat model's sentences: ``make benchmark-model``, with ``CARELAW_MODEL`` set.

Every question goes the way that it goes for a user. Those that have no evidence are not put to the model.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.configuration import ModelConfiguration, model_configuration
from assistant.draft import Claim
from assistant.evaluation import Case, Half, read_cases, says
from assistant.modelling.compose import COMPOSER
from assistant.question import Request
from assistant.verifying.failure import Failure
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from tests.benchmarks.heard import Heard, hear
from tests.benchmarks.libraries import arguments, bundled_home, folder_for
from tests.benchmarks.questions import FILES
from tests.benchmarks.tables import show

QUESTIONS = 60
UNSET = "CARELAW_MODEL is not set: docs/evaluation.md says how to serve a small model on this machine."


def main() -> None:
    """Ask the questions and print the tables."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--home", type=Path, help="a library that is there, in place of the bundled one")
    parser.add_argument("--half", type=Half, default=Half.TUNE, choices=list(Half))
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="how many, spread over the files")
    parser.add_argument("--sentences", type=Path, metavar="FILE", help="write each sentence and its verdict")
    parser.add_argument("files", type=Path, nargs="*", default=FILES)
    options = parser.parse_args()
    configured = model_configuration()
    if not configured.model:
        sys.exit(UNSET)
    cases = [case for path in options.files for case in read_cases(path) if case.half in (None, options.half)]
    spread = [cases[at * len(cases) // options.questions] for at in range(min(options.questions, len(cases)))]
    with folder_for(options.keep) as folder:
        home = options.home or bundled_home(folder)
        encoder = query_encoder(home, SentenceTransformerEncoder().name)
        with Library.open(home, encoder) as library:
            heard = list(_heard(spread, library, configured))
    if options.sentences:
        lines = [line for case, one in zip(spread, heard, strict=True) for line in _lines(case, one)]
        options.sentences.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    _show(configured.model, spread, heard)


def _heard(cases: Sequence[Case], library: Library, configured: ModelConfiguration) -> Iterator[Heard]:
    for number, case in enumerate(cases, start=1):
        sys.stderr.write(f"\r{number} of {len(cases)}")
        yield hear(Request.of(case.question, case.history, setting=case.setting), library, configured)
    sys.stderr.write("\n")


def _lines(case: Case, heard: Heard) -> Iterator[dict[str, object]]:
    for said, verdict in heard.judged:
        stood = isinstance(verdict, Claim)
        yield {
            "id": case.key,
            "question": case.question,
            "verdict": "stood" if stood else str(verdict),
            "sentence": verdict.text if stood else said and said.sentence,
            "quotation": verdict.quote if stood else said and said.quotation,
            "locator": verdict.passage.locator if stood else "",
        }


def _show(model: str, cases: Sequence[Case], heard: Sequence[Heard]) -> None:
    asked = [one for one in heard if one.asked]
    judged = [item for one in asked for item in one.judged]
    dropped = Counter(item.verdict for item in judged if isinstance(item.verdict, Failure))
    show(
        f"The sentences of {model}",
        ("", "number", "of"),
        [
            ("questions with evidence, put to it", str(len(asked)), str(len(heard))),
            ("replies with a sentence in them", str(sum(bool(one.judged) for one in asked)), str(len(asked))),
            ("sentences returned", str(len(judged)), ""),
            ("stood", str(len(judged) - dropped.total()), str(len(judged))),
            *_counts("dropped", dropped, len(judged)),
        ],
    )
    troubles = Counter(one.trouble or "none" for one in asked)
    by_model = [one for one in asked if one.answer.composer == COMPOSER]
    show(
        "The answers",
        ("", "number", "of"),
        [
            ("of the model's sentences", str(len(by_model)), str(len(asked))),
            *_counts("trouble", troubles, len(asked)),
            ("say what they must not", str(_wrong(cases, heard)), str(len(heard))),
        ],
    )
    show(
        "Seconds",
        ("", "median", "p95", "most"),
        [
            _times("the model's first word", (one.first_token for one in asked)),
            _times("from it to the first sentence that stands", (one.first_sentence for one in asked)),
            _times("of which carelaw's, after the sentence's last word", (one.checking for one in asked)),
            _times("the whole answer", (one.whole for one in asked)),
        ],
    )


def _counts(label: str, counter: Counter[Failure] | Counter[str], of: int) -> list[tuple[str, str, str]]:
    whole = (label, str(counter.total()), str(of))
    each = [(f"{label}: {name}", str(number), str(of)) for name, number in counter.most_common()]
    return each if label == "trouble" else [whole, *each]


def _wrong(cases: Sequence[Case], heard: Sequence[Heard]) -> int:
    return sum(
        any(says(one.answer.text, words) for words in case.answer_must_not)
        for case, one in zip(cases, heard, strict=True)
    )


def _times(label: str, seconds: Iterable[float | None]) -> tuple[str, ...]:
    taken = [one for one in seconds if one is not None]
    if not taken:
        return label, "-", "-", "-"
    return label, *(f"{np.percentile(taken, share):.3f}" for share in (50, 95, 100))


if __name__ == "__main__":
    main()
