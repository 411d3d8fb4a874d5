"""The chat-model composer: a model writes the sentences, and code decides which of them may stand."""
