"""A place's text beside an earlier edition of it, where both are held.

A library holds one edition of each source. The library's own edition before the current one stays on
disk, and with it the text that a refresh replaced; a print of the Bill is an earlier text of the Act.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from assistant.answer import Result
from assistant.reading.comparison import Row, compare
from assistant.reading.place import Place, place
from assistant.results import edition_of
from knowledge.editions import Editions
from knowledge.errors import LibraryError
from knowledge.vocabulary import Origin, Passage, Role

if TYPE_CHECKING:
    from knowledge.library import Library
    from knowledge.passages import PassageStore


class Version(Result):
    """A text of a place.

    Parameters:
        place: as ``carelaw show`` takes it.
        source_id: its source, with the edition where it has one.
        edition: the edition in words, saying whose words they are.
        library_edition: the edition of the library that holds it.
    """

    place: str
    source_id: str
    source_title: str
    edition: str
    library_edition: int


class Comparison(Result):
    """Two texts side by side.

    Parameters:
        rows: sentence by sentence, in order.
    """

    before: Version
    after: Version
    rows: list[Row]


class Compared(Result):
    """A place's texts beside the earlier ones that are held.

    Parameters:
        place: as ``carelaw show`` takes it.
        comparisons: one for each earlier text that is another; empty where one edition alone is held.
    """

    place: str
    comparisons: list[Comparison]


class _Text(NamedTuple):
    version: Version
    origin: Origin
    text: str


def compared(library: "Library", reference: str, other: str | None = None) -> Compared:
    """Return a place's texts beside earlier ones, each beside one of the same origin.

    Parameters:
        library: where to look.
        reference: ``cws-act-2026/section-1``, or the id of a passage there.
        other: the place to compare it with; by default its own text in the library's edition before, and
            the official texts of the Bill's clauses that became it.

    Raises:
        UnknownPlaceError: where the library has nothing at one of the places.
    """
    there = place(library, reference)
    now = _texts(library.passages, library.manifest.edition, there.section.id)
    if other:
        earlier = _texts(library.passages, library.manifest.edition, place(library, other).section.id)
    else:
        earlier = _earlier(library, there)
    return Compared(
        place=there.section.id,
        comparisons=[
            Comparison(before=before.version, after=after.version, rows=compare(before.text, after.text))
            for after in now
            for before in earlier
            if before.origin is after.origin and (other or before.text != after.text)
        ],
    )


def _earlier(library: "Library", there: Place) -> list[_Text]:
    edition = library.manifest.edition
    texts: list[_Text] = []
    with _before(library) as store:
        if store:
            texts += _texts(store, edition - 1, there.section.id)
    for clause in there.clauses:
        held = _texts(library.passages, edition, clause.place) if clause.place else []
        texts += [text for text in held if text.origin is Origin.OFFICIAL]
    return texts


@contextmanager
def _before(library: "Library") -> "Iterator[PassageStore | None]":
    """Yield what the library's edition before holds; None where there is none that can be read."""
    from knowledge.library import PASSAGES
    from knowledge.passages import PassageStore

    editions = Editions(library.folder.parents[1])
    try:
        manifest = editions.manifest_of(library.manifest.edition - 1)
        store = PassageStore(editions.path(manifest.edition) / PASSAGES)
    except LibraryError:
        yield None
        return
    with closing(store):
        yield store


def _texts(store: "PassageStore", library_edition: int, place_id: str) -> list[_Text]:
    work, _, slug = place_id.partition("/")
    sources = {source.id: source for source, _ in store.sources()}
    by_source: dict[str, list[Passage]] = {}
    for passage in store.at(work, slug):
        if passage.role is not Role.NOTE:
            by_source.setdefault(passage.source_id, []).append(passage)
    return [
        _Text(
            Version(
                place=place_id,
                source_id=id_,
                source_title=sources[id_].title,
                edition=edition_of(passages[0], sources[id_]),
                library_edition=library_edition,
            ),
            sources[id_].origin,
            "\n".join(passage.text for passage in passages),
        )
        for id_, passages in by_source.items()
    ]
