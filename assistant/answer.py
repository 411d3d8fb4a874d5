"""What comes back: answers and search results, in the shape of the command line's JSON."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from knowledge.vocabulary import Authority, Commencement, Origin


class Status(StrEnum):
    """What came of a question. The words for each are in ``wording.yaml``."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    """The sources have something on it, but not on all that is asked."""
    NEEDS_CLARIFICATION = "needs_clarification"
    """It depends on what is not said; what the sources say on each choice is shown."""
    PREMISE_NOT_SUPPORTED = "premise_not_supported"
    """The sources deny what the question takes for granted."""
    ONE_CHILD = "one_child"
    """Advice on a particular child: the general rule, and who decides."""
    IMMEDIATE_RISK = "immediate_risk"
    """A child may be in danger: what to do now comes before anything else."""
    NO_EVIDENCE = "no_evidence"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_ENGLISH = "not_english"
    PERSONAL_DATA = "personal_data"
    ERROR = "error"

    @property
    def answers(self) -> bool:
        """Whether it comes with what the sources say, and is no refusal."""
        return self in _ANSWERING


_ANSWERING = frozenset(
    {
        Status.ANSWERED,
        Status.PARTLY_ANSWERED,
        Status.NEEDS_CLARIFICATION,
        Status.ONE_CHILD,
        Status.IMMEDIATE_RISK,
    }
)


class Result(BaseModel):
    """The base of all results: frozen, with no fields but their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentence(Result):
    """A sentence, or a list with its lead-in, and the numbers of the citations it stands on."""

    text: str
    citations: list[int]

    @property
    def cited(self) -> str:
        """The sentence with the numbers of its citations: "Every inspection is unannounced. [2]"."""
        return f"{self.text} {''.join(f'[{number}]' for number in self.citations)}"


class Citation(Result):
    """A passage as it appears in an answer.

    Parameters:
        number: as shown in the answer's text, from 1.
        locator: how a person cites the place.
        second_address: the place in another Act that the provision changes; None where there is none.
        url: the official page, as deep as it goes.
        commencement: the state of the law, as of the month in which it was last checked.
        origin: whose words are quoted: a briefing's, the official text's, or a document of the user's.
        attribution: the words that the source's licence asks for.
        counterparts: the passages on the same place in the briefing, or in the official text.
        quote: words of the passage, character for character.
    """

    number: int
    passage_id: str
    source_id: str
    source_title: str
    authority: Authority
    locator: str
    second_address: str | None
    heading_path: list[str]
    url: str
    edition: str
    settings: list[str]
    commencement: Commencement
    origin: Origin
    attribution: str
    counterparts: list[str]
    quote: str


class Hit(Result):
    """A passage that a search found.

    Parameters:
        rank: best first, from 1.
        settings: the settings that the words are about, those of passages alike included.
        alike: the passages that say much the same of other settings, and are no hits of their own.
        beside: the other passages of the same place that fit too, and are no hits of their own.
    """

    rank: int
    score: float
    passage_id: str
    source_id: str
    source_title: str
    locator: str
    heading_path: list[str]
    url: str
    text: str
    edition: str
    settings: list[str]
    commencement: Commencement
    origin: Origin
    counterparts: list[str]
    alike: list[str]
    beside: list[str]


class SearchResult(Result):
    """What a search found.

    Parameters:
        query: as asked.
        searched_for: what was looked for, with what the conversation adds.
        notes: what to know of the provisions and acronyms that it names.
        hits: best first.
    """

    query: str
    searched_for: str
    notes: list[str]
    hits: list[Hit]


class Choice(Result):
    """One of the things that a question may be about.

    Parameters:
        name: for people: a setting, a print of the Bill, a piece of law, a meaning.
        question: the question with the choice made.
        setting: the setting to limit the search to; None where the choice is of something else.
    """

    name: str
    question: str
    setting: str | None = None


class Side(Result):
    """What an answer says of one of the things that are compared.

    Parameters:
        title: of the setting, or of the print of the Bill.
        sentences: those of the answer that are about it alone.
    """

    title: str
    sentences: list[Sentence]


class Answer(Result):
    """An answer, or the reason why there is none.

    Parameters:
        question: as asked.
        searched_for: what was looked for, with what the conversation adds.
        notes: what to know of the provisions and acronyms that it names.
        status: what came of it.
        lead: what the status has to say before the sentences; empty where the question is answered.
        text: the lead, and the sentences with their citation numbers.
        sentences: the answer in order; empty where there is none.
        citations: by number.
        also_found: passages that the search found and the answer does not use.
        library_edition: the number of the library's edition.
        composer: what wrote the answer: ``extractive``, or ``model`` for a chat model.
        dropped: how many sentences were not shown, since they do not stand on what they quote.
        not_covered: what the sources do not cover: parts of the question, or words of it.
        choices: what the answer depends on, where the question needs to be clarified.
        comparison: what it says of each thing that is compared, for a table; empty where nothing is. The
            sentences are in ``text`` too.
    """

    question: str
    searched_for: str
    notes: list[str]
    status: Status
    lead: str = ""
    text: str
    sentences: list[Sentence]
    citations: list[Citation]
    also_found: list[Hit]
    library_edition: int
    composer: str
    dropped: int = 0
    not_covered: list[str] = []
    choices: list[Choice] = []
    comparison: list[Side] = []

    @property
    def apart(self) -> list[Sentence]:
        """The sentences that are on no side of the comparison."""
        compared = [sentence for side in self.comparison for sentence in side.sentences]
        return [sentence for sentence in self.sentences if sentence not in compared]
