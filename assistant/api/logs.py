"""The log: one JSON object a line on stderr, without the words of questions or errors about them."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

# How much of the way to an error is logged, from its end.
FRAMES = 8
LOGGER = logging.getLogger("carelaw.api")


class JsonLines(logging.Formatter):
    """Formats a record as JSON, with the fields of its ``extra={"fields": {...}}``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line. Of an exception, it says where it was raised and not its message."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            said |= raised(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False, default=str)


def raised(error: BaseException) -> dict[str, object]:
    """Return what may be logged of an error: its kind and where it was raised.

    Its message may hold a question, and with it what nobody may log.
    """
    frames = traceback.extract_tb(error.__traceback__, limit=-FRAMES)
    return {
        "error": type(error).__qualname__,
        "raised": [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames],
    }


def log_as_json() -> None:
    """Send every log of this process, uvicorn's included, to stderr as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in (LOGGER.name, "uvicorn.error"):
        logging.getLogger(name).setLevel(logging.INFO)
