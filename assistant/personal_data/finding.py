"""Finding personal data in a text, before anything is searched, logged or sent."""

from itertools import chain

from assistant.personal_data.dates import find_dates_of_birth
from assistant.personal_data.detail import Detail, Kind, Span
from assistant.personal_data.names import find_names
from assistant.personal_data.numbers import (
    Match,
    find_case_numbers,
    find_emails,
    find_nhs_numbers,
    find_phones,
)
from assistant.personal_data.places import find_addresses, find_postcodes
from assistant.personal_data.public_names import public_names

# One character for one, so that places in the text stay what they are.
WRITTEN_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " "}
    | {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-"}
)


def find_personal_data(text: str) -> tuple[Detail, ...]:
    """Return the personal data of a text, in order and without overlaps.

    Names of people in office, of organisations, places and laws are not personal data, nor are the
    numbers of helplines and the mailboxes of public offices.
    """
    plain = text.translate(WRITTEN_ALIKE)
    known = public_names().known_in(plain)
    addresses = [m for m in find_addresses(plain) if not any(map(m.span.overlaps, known))]
    names = find_names(plain, [*known, *public_names().eponyms_in(plain)])
    found = chain(
        find_emails(plain),
        find_nhs_numbers(plain),
        find_dates_of_birth(plain, names),
        find_phones(plain),
        find_postcodes(plain),
        find_case_numbers(plain),
        addresses,
        (Match(Kind.NAME, span) for span in names),
    )
    kept: list[Match] = []
    for match in found:
        if not any(match.span.overlaps(other.span) for other in kept):
            kept.append(match)
    return tuple(_detail(match.kind, match.span, text) for match in sorted(kept, key=lambda m: m.span))


def _detail(kind: Kind, span: Span, text: str) -> Detail:
    return Detail(kind, span.start, span.end, text[span.start : span.end])
