"""The hybrid search as a LangChain retriever, so that any chain can use it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever

from indexes.search import Hit, SearchIndex


class ClauseRetriever(BaseRetriever):
    """Finds clauses; each document's metadata carries the passage and its score.

    Attributes:
        index: the opened index.
        limit: how many clauses to return.
        documents: keys of the texts to search; None for all.
    """

    index: Any
    limit: int = 8
    documents: Collection[str] | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        index: SearchIndex = self.index
        return [_as_document(hit) for hit in index.search(query, self.limit, documents=self.documents)]


def _as_document(hit: Hit) -> LangChainDocument:
    passage = hit.passage
    metadata = {"id": passage.id, "document": passage.document, "score": hit.score, "hit": hit}
    return LangChainDocument(page_content=passage.text, metadata=metadata)
