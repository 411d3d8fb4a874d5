"""A session of the page to ask on without a browser: it speaks Streamlit's own protocol, and only waits.

Thirty browsers on the machine of the server would measure the browsers.
"""

import time
from types import TracebackType
from typing import Self

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

SECONDS = 120


class PageSession:
    """One session, opened at the address of a server: ``http://127.0.0.1:8501``."""

    def __init__(self, address: str) -> None:
        origin = address.replace("http://", "ws://")
        self._socket = connect(
            f"{origin}/_stcore/stream",
            subprotocols=["streamlit"],  # pyright: ignore[reportArgumentType]
            additional_headers={"Origin": address},
            max_size=None,
        )
        self._question_id = ""
        message = BackMsg()
        message.rerun_script.query_string = ""
        self._socket.send(message.SerializeToString())
        self._wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def ask(self, question: str) -> tuple[float, float]:
        """Return the milliseconds until the first words of the answer, and until all of it with its sources.

        Raises:
            RuntimeError: where the page shows an error.
        """
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self._question_id
        state.chat_input_value.data = question
        started = time.perf_counter()
        self._socket.send(message.SerializeToString())
        first = self._wait(until_words=True)
        whole = self._wait() if first else None
        ended = time.perf_counter()
        if first is None or whole is None:
            raise RuntimeError("the page showed no answer")
        return 1000 * (first - started), 1000 * (ended - started)

    def _wait(self, until_words: bool = False) -> float | None:
        """Take messages until the script has ended, or the words of an answer are there; return when."""
        while True:
            received = ForwardMsg.FromString(self._received())
            now = time.perf_counter()
            element = received.delta.new_element
            is_error = element.alert.format == Alert.ERROR and element.alert.body
            if is_error or element.HasField("exception"):
                raise RuntimeError(element.alert.body or element.exception.message)
            if element.HasField("chat_input"):
                self._question_id = element.chat_input.id
            # An answer has the number of its first source.
            if until_words and r"\[1\]" in element.markdown.body:
                return now
            if received.HasField("script_finished"):
                return None if until_words else now

    def _received(self) -> bytes:
        received = self._socket.recv(timeout=SECONDS)
        return received if isinstance(received, bytes) else received.encode()
