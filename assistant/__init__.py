"""Questions in, cited answers out.

>>> from assistant import Assistant
>>> with Assistant.open() as assistant:
...     answer = assistant.ask("Is the duty to offer staying close support in force?")
>>> answer.status
<Status.ANSWERED: 'answered'>
"""

from assistant.answer import Answer, Citation, Hit, SearchResult, Status
from assistant.assistant import Assistant
from knowledge.errors import CarelawError

__all__ = ["Answer", "Assistant", "CarelawError", "Citation", "Hit", "SearchResult", "Status"]
