"""Extent, state and annotations of each place, from an Akoma Ntoso document's own data."""

from collections.abc import Iterable, Sequence

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.document import Block
from ingest.documents.xml_tree import name
from ingest.formats.akoma_ntoso.elements import Words, attribute, find
from ingest.formats.akoma_ntoso.identity import Identity
from ingest.formats.legislation.commencement_notes import Noted, Portion, statements
from knowledge.vocabulary import Commencement, CommencementState

COMMENCEMENT = "I"
PROSPECTIVE = "prospective"
NOTED = "as noted on legislation.gov.uk"


class AkomaStatus:
    """What the data about a document say of its places, by the ids of their elements.

    Parameters:
        meta: the element with the data; None where the document has none.
        words: reads words in a line.
        identity: which document it is.
    """

    def __init__(self, meta: etree._Element | None, words: Words, identity: Identity) -> None:
        self._identity = identity
        self._extents: dict[str, str] = {}
        self._prospective: set[str] = set()
        self._attached: dict[str, list[str]] = {}
        self._notes: dict[str, str] = {}
        self._on_start: set[str] = set()
        if meta is not None:
            self._read(meta, words)

    def extent(self, ids: Iterable[str]) -> str | None:
        """Return where a place is law.

        Parameters:
            ids: those of its element and the elements around it, from the inside.
        """
        # What has no id is said of the whole document.
        return next((self._extents[id_] for id_ in (*ids, "") if id_ in self._extents), None)

    def annotations(self, ids: Iterable[str], marks: Iterable[str]) -> list[str]:
        """Return the ids of the annotations to elements, and to marks in the text, each once."""
        attached = [note for id_ in ids for note in self._attached.get(id_, ())]
        return [note for note in dict.fromkeys((*attached, *marks)) if note in self._notes]

    def notes(self, annotations: Iterable[str]) -> tuple[Block, ...]:
        """Return annotations as blocks."""
        return tuple(Block(text=self._notes[id_]) for id_ in annotations)

    def commencement(
        self, around: Iterable[str], inside: Iterable[str], annotations: Sequence[str]
    ) -> Commencement | None:
        """Return the state of a place as its publisher marks it; None where that proves nothing.

        The dates of versions are none of commencement; annotations and the mark "prospective" are.

        Parameters:
            around: the ids of its element and the elements around it.
            inside: the ids of the elements in it.
            annotations: those of its annotations.
        """
        as_of = self._identity.dated
        if as_of is None or self._identity.is_original:
            return None
        noted = [
            statement
            for id_ in annotations
            if id_ in self._on_start
            for statement in statements(self._notes[id_], self._identity.begun)
            if statement.since is None or statement.since <= as_of
        ]
        state, note, last = _state(noted, not self._prospective.isdisjoint(around))
        if state is CommencementState.IN_FORCE and not self._prospective.isdisjoint(inside):
            state = CommencementState.PARTLY_IN_FORCE
        if state is None:
            return None
        since = last.since if last else None
        return Commencement(state=state, since=since, note=note, checked=f"{as_of:%Y-%m}")

    def _read(self, meta: etree._Element, words: Words) -> None:
        shown = {
            attribute(each, "eId"): tidy(attribute(each, "showAs") or "")
            for each in find(meta, "TLCLocation", "TLCConcept")
        }
        for each in find(meta, "restriction", "status", "commentary"):
            place = (attribute(each, "href") or "").lstrip("#")
            about = (attribute(each, "refersTo") or "").lstrip("#")
            if name(each) == "restriction":
                if about.startswith("extent") and shown.get(about):
                    self._extents.setdefault(place, shown[about])
            elif place and name(each) == "commentary":
                self._attached.setdefault(place, []).append(about)
            elif place and shown.get(about, about).lower().endswith(PROSPECTIVE):
                self._prospective.add(place)
        for note in find(meta, "note"):
            if (id_ := attribute(note, "eId")) and (text := words.plain(note)):
                self._notes.setdefault(id_, text)
                if COMMENCEMENT in (attribute(note, "Type"), *(attribute(note, "class") or "").split()):
                    self._on_start.add(id_)


def _state(noted: Sequence[Noted], prospective: bool) -> tuple[CommencementState | None, str, Noted | None]:
    """Return what the statements of a provision's notes come to, and the one that it follows from."""
    whole = [statement for statement in noted if statement.portion is Portion.ALL]
    some = [statement for statement in noted if statement.portion is Portion.SOME]
    if whole and prospective:
        return CommencementState.UNKNOWN, f"marked prospective, but {NOTED}: {whole[-1].words}", None
    if whole:
        return CommencementState.IN_FORCE, f"in force{whole[-1].under}, {NOTED}", whole[-1]
    if some:
        said = "; ".join(dict.fromkeys(statement.words for statement in some))
        first = min(some, key=lambda statement: (statement.since is None, statement.since))
        return CommencementState.PARTLY_IN_FORCE, f"partly in force, {NOTED}: {said}", first
    if prospective:
        return CommencementState.NOT_IN_FORCE, "marked prospective on legislation.gov.uk", None
    return None, "", None
