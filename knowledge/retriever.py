"""The library as a LangChain retriever: the only module of this package that knows LangChain's types."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.library import Library
from knowledge.search import Found, search
from knowledge.vocabulary import Filters


class LibraryRetriever(BaseRetriever):
    """Finds passages of a library, as LangChain documents.

    A document's text is the passage's own; its metadata are the passage's other fields, with the
    source's title and the score.

    Parameters:
        library: where to look.
        k: how many documents to return; ``invoke(query, k=3)`` has a number of its own.
        filters: what to limit the search to.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 10
    filters: Filters = Filters()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        count = self.k if k is None else k
        return [_document(found) for found in search(self.library, query, count, self.filters).found]


def _document(found: Found) -> Document:
    metadata = found.passage.model_dump(mode="json", exclude={"text", "questions", "mistaken"})
    metadata |= {"source_title": found.source.title, "score": found.score}
    metadata["settings"] = list(found.settings)
    return Document(id=found.passage.id, page_content=found.passage.text, metadata=metadata)
