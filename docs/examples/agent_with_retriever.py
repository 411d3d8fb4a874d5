"""Give a LangChain agent of your own the library to search.

    pip install -c requirements.lock -e ".[model]"
    python docs/examples/agent_with_retriever.py openai:gpt-5-mini "Is staying close support in force?"

What a model of your own says is not checked by carelaw: ``Assistant.ask`` with CARELAW_MODEL is. So the tool
hands the state of the law and the link to the model with each passage, and the passages to you with the
answer. Nor does the retriever stop personal data, as ``Assistant.ask`` and ``Assistant.search`` do.
"""

import argparse
from typing import Any

from langchain.agents import create_agent
from langchain.chat_models import init_chat_model
from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel
from langchain_core.tools import tool

from assistant import Assistant
from knowledge.retriever import LibraryRetriever

INSTRUCTIONS = (
    "Answer from the passages that search_guidance returns and from nothing else. Name the place of each, "
    "and say whether it is in force. Where they do not answer, say so. Never search for personal details."
)


def main() -> None:
    """Ask the agent."""
    parser = argparse.ArgumentParser(description="Ask an agent that can search the library.")
    parser.add_argument("model", help="provider:model, as init_chat_model takes it")
    parser.add_argument("question")
    given = parser.parse_args()
    answer, passages = ask(init_chat_model(given.model), given.question)
    print(answer)
    for passage in passages:
        about = passage.metadata
        print(f"- {about['source_title']}, {about['locator']}: {about['address']}")


def ask(model: BaseChatModel, question: str) -> tuple[str, list[Document]]:
    """Return what the agent says, and the passages that it was shown."""
    with Assistant.open() as assistant:
        retriever = LibraryRetriever(library=assistant.library, k=4)

        @tool(response_format="content_and_artifact")
        def search_guidance(query: str) -> tuple[str, list[Document]]:
            """Search the 2026 Act and Ofsted's guidance for passages on a question."""
            found = retriever.invoke(query)
            return "\n\n".join(map(as_text, found)), found

        agent: Any = create_agent(model, [search_guidance], system_prompt=INSTRUCTIONS)
        messages = agent.invoke({"messages": [{"role": "user", "content": question}]})["messages"]
    shown = [passage for message in messages for passage in getattr(message, "artifact", None) or []]
    return messages[-1].text, shown


def as_text(passage: Document) -> str:
    """Return a passage with its place, the state of the law and the link, so that none is lost."""
    about = passage.metadata
    state = f"{about['commencement']['state']} ({about['commencement']['checked']})"
    place = f"{about['source_title']}, {about['locator']}"
    return f"{place}\nstate of the law: {state}\n{about['address']}\n{passage.page_content}"


if __name__ == "__main__":
    main()
