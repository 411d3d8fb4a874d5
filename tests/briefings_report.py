"""How the bundled briefings read and what shape they have: ``make report`` prints it.

The rules that must hold are tests; this shows what a writer should look at.
"""

import re
from collections import defaultdict

import numpy as np
from rich.console import Console
from rich.table import Table

from assistant.sentences import units_of
from ingest.briefings.briefing import BriefedSource, bundled_folder, folders_in, read_source
from ingest.content import in_context
from knowledge.encoder import Encoder, SentenceTransformerEncoder
from knowledge.vocabulary import Role

LONG_SENTENCE = 45
ALIKE = 0.97
SHOWN = 15
PRONOUN = re.compile(r"^(It|They|This|These|He|She|Such|Those)\b")


def main() -> None:
    """Print the report."""
    console = Console(width=130, soft_wrap=True, highlight=False)
    sources = [read_source(folder) for folder in folders_in(bundled_folder())]
    encoder = SentenceTransformerEncoder()
    shapes(console, sources, encoder)
    sentences(console, sources)
    alike(console, sources, encoder)


def shapes(console: Console, sources: list[BriefedSource], encoder: Encoder) -> None:
    """Print the size of each source, and the tokens of its longest passage against the model's limit."""
    table = Table(title=f"Sources (the model reads {encoder.max_tokens} tokens)", box=None)
    for heading in ("source", "places", "passages", "reported", "questions", "words a sentence", "longest"):
        table.add_column(heading, justify="left" if heading == "source" else "right")
    for source, passages in sources:
        units = [unit for passage in passages for unit in units_of(passage.text) if not unit.is_list]
        tokens = [encoder.count_tokens(in_context(passage, source.title)) for passage in passages]
        table.add_row(
            source.id,
            str(len({passage.place for passage in passages})),
            str(len(passages)),
            str(sum(passage.claim == "reported" for passage in passages)),
            str(sum(len(passage.questions) for passage in passages)),
            f"{np.mean([unit.words for unit in units]):.0f}",
            str(max(tokens)),
        )
    console.print(table)


def sentences(console: Console, sources: list[BriefedSource]) -> None:
    """Print the sentences that are long, or that start with a pronoun."""
    marked: dict[str, list[str]] = defaultdict(list)
    for _, passages in sources:
        for passage in passages:
            for unit in units_of(passage.text):
                if unit.words > LONG_SENTENCE and not unit.is_list:
                    marked[f"Sentences over {LONG_SENTENCE} words"].append(f"{passage.id}: {unit.text}")
                if PRONOUN.match(unit.text):
                    marked["Sentences that start with a pronoun"].append(f"{passage.id}: {unit.text}")
    for title, lines in marked.items():
        console.print(f"\n{title}: {len(lines)}")
        for line in lines[:SHOWN]:
            console.print(f"  {line}", markup=False)


def alike(console: Console, sources: list[BriefedSource], encoder: Encoder) -> None:
    """Print passages of different sources that say nearly the same."""
    passages = [p for _, of_source in sources for p in of_source if p.role is Role.CONTENT]
    vectors = encoder.encode([passage.text for passage in passages])
    near = vectors @ vectors.T
    pairs = [
        (float(near[i, j]), passages[i].id, passages[j].id)
        for i, j in zip(*np.where(np.triu(near, 1) > ALIKE), strict=True)
        if passages[i].source_id != passages[j].source_id
    ]
    console.print(f"\nPassages of different sources that are alike (cosine over {ALIKE}): {len(pairs)}")
    for cosine, one, other in sorted(pairs, reverse=True)[:SHOWN]:
        console.print(f"  {cosine:.3f}  {one}  {other}", markup=False)


if __name__ == "__main__":
    main()
