"""A small set of briefings to build libraries from in a second, and an Act that does not exist."""

from pathlib import Path

SOURCE = """\
id: sample-act
title: Sample Act 2020
publisher: Nobody
authority: act
edition: 2020 c. 1
dated: 2020-01-02
settings: []
licence: Open Government Licence v3.0
address: https://www.legislation.gov.uk/ukpga/2020/1
"""

COMMENCEMENT = """\
address: https://www.legislation.gov.uk/ukpga/2020/1/section/9
checked: 2026-06
rules:
  later:
    under: section 9
    state: not_in_force
    note: Waits for regulations
    sentences: ["{Provision} ({subject}) was not in force when last confirmed in {checked}."]
provisions:
  section-1: {rule: later, subject: umbrellas, asked: [the umbrella duty]}
"""

BRIEFING = """\
---
locator: section 1
heading: Umbrellas
within: ["Part 1: Weather"]
address: https://www.legislation.gov.uk/ukpga/2020/1/section/1
second_addresses:
  - place: section 31ZA of the Children Act 1989
    effect: inserts
    address: https://www.legislation.gov.uk/ukpga/1989/41/section/31ZA
bill_clauses: {cws-bill-151: "4"}
checked: 2026-06
---

## The umbrella duty

Section 1 requires a lighthouse keeper to carry an umbrella. The umbrella
may be of any colour.

### Questions people ask

- do I need a brolly
- what about rain

## Exceptions

Section 1 does not apply to:

- a keeper who is asleep
- a keeper on leave

### Questions people ask

- who does not need one
"""


def write_briefings(folder: Path) -> Path:
    """Write the sample source below ``folder`` and return ``folder``."""
    source = folder / "sample-act"
    source.mkdir(parents=True)
    (source / "source.yaml").write_text(SOURCE, "utf-8")
    (source / "commencement.yaml").write_text(COMMENCEMENT, "utf-8")
    (source / "section-1.md").write_text(BRIEFING, "utf-8")
    return folder
