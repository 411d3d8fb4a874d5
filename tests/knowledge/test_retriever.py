from langchain_core.runnables import RunnableLambda

from knowledge.library import Library
from knowledge.retriever import LibraryRetriever
from knowledge.search import search
from knowledge.vocabulary import Filters


def test_returns_documents_with_their_place(library: Library) -> None:
    retriever = LibraryRetriever(library=library, k=3, filters=Filters(source_id="cws-act-2026"))
    documents = retriever.invoke("staying close")
    found = search(library, "staying close", 3, Filters(source_id="cws-act-2026")).found
    assert [document.id for document in documents] == [item.passage.id for item in found]
    assert documents[0].page_content == found[0].passage.text
    assert documents[0].metadata["source_title"] == found[0].source.title
    assert "questions" not in documents[0].metadata


def test_fits_into_a_chain(library: Library) -> None:
    chain = LibraryRetriever(library=library, k=2) | RunnableLambda(len)
    assert chain.invoke("kinship") == 2
