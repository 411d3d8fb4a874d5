"""Build an FAQ set from a spreadsheet, and write it to a file to hand out.

    python docs/examples/faq_from_spreadsheet.py questions.xlsx induction.docx "Induction" --by Sam

What is left to do: read every answer against its quotations, correct it, and approve it (docs/faq.md).
"""

import argparse
import sys
from pathlib import Path

from assistant import Assistant, CarelawError
from assistant.faq import FaqSets, Format


def main() -> None:
    """Add the questions, answer them, and export what came of it."""
    parser = argparse.ArgumentParser(description="Build an FAQ set from a spreadsheet.")
    parser.add_argument("questions", type=Path, help="a spreadsheet, one question a row")
    parser.add_argument("out", type=Path, help="the file to write; its ending says which kind")
    parser.add_argument("title", help="the title of the set")
    parser.add_argument("--by", required=True, help="who makes the set")
    parser.add_argument("--setting", help="leave out what is about others, for example childrens-homes")
    given = parser.parse_args()
    try:
        build(given.questions, given.out, given.title, given.by, given.setting)
    except CarelawError as error:
        sys.exit(str(error))


def build(questions: Path, out: Path, title: str, by: str, setting: str | None) -> None:
    """Build a set and export it."""
    with Assistant.open() as assistant, FaqSets.open() as faq:
        made = faq.new(title, by=by, setting=setting)
        added = faq.add_file(made.id, questions, by=by)
        # A row without a question, or with details of a person, is not taken in: say so.
        for left_out in added.left_out:
            print(f"Left out: {left_out.where}: {left_out.reason}")
        answered = faq.answer(made.id, assistant, by=by)
        for number in answered.no_evidence:
            print(f"The sources do not answer: {faq.entry(made.id, number).question}")
        out.write_bytes(faq.export(made.id, Format(out.suffix.removeprefix("."))))
        print(f"{made.id}: {len(added.added)} questions, {len(answered.answered)} answered, in {out}")


if __name__ == "__main__":
    main()
