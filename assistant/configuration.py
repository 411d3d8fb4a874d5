"""What a user can set of the chat model, from environment variables that start with ``CARELAW_``."""

import os

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import AssistantError

# A thread that waits for a chat model needs no processor.
WITH_MODEL = 32


class ModelConfiguration(BaseSettings):
    """The chat model of one run. Its key and address are its provider's own: ``OPENAI_API_KEY``.

    Parameters:
        model: ``provider:model`` as LangChain's ``init_chat_model`` takes it (``CARELAW_MODEL``); None
            answers without one.
        model_timeout: how many seconds a whole reply may take (``CARELAW_MODEL_TIMEOUT``).
    """

    model_config = SettingsConfigDict(env_prefix="CARELAW_", env_ignore_empty=True, frozen=True)

    model: str | None = None
    model_timeout: float = Field(default=30, gt=0, allow_inf_nan=False)


def answers_at_once() -> int:
    """Return how many answers to make at once: without a chat model, what the processors can do and one more.

    All at once, on as many threads as people ask, all would come as late as the last.
    """
    return WITH_MODEL if model_configuration().model else (os.cpu_count() or 1) + 1


def model_configuration() -> ModelConfiguration:
    """Return what is set.

    Raises:
        AssistantError: where the time is no number of seconds.
    """
    try:
        return ModelConfiguration()
    except ValidationError as error:
        message = "CARELAW_MODEL_TIMEOUT must be a number of seconds above 0, such as 30."
        raise AssistantError(message) from error
