"""What a user can set of the HTTP interface, from environment variables that start with ``CARELAW_API_``."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from assistant.api.errors import ApiError

PREFIX = "CARELAW_API_"
LOOPBACK = "127.0.0.1"
# What all addresses begin with, but for that of the metrics.
VERSIONED = "/v1"


class ApiConfiguration(BaseSettings):
    """The settings of one server, shared by all its workers.

    Parameters:
        host: the address that it binds to.
        cors: the origins whose pages may call it from a browser; none by default.
        log_questions: whether questions without personal data stand in the log.
        time_limit: how many seconds a request may take.
        body_limit: how many bytes a request's body may have.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    host: str = LOOPBACK
    cors: list[str] = Field(default_factory=list)
    log_questions: bool = False
    time_limit: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 60
    body_limit: Annotated[int, Field(gt=0)] = 65_536

    def environment(self) -> dict[str, str]:
        """Return the variables that give a worker the same settings."""
        values = self.model_dump()
        return {
            f"{PREFIX}{name.upper()}": value if isinstance(value, str) else json.dumps(value)
            for name, value in values.items()
        }


def api_configuration(given: Mapping[str, Any]) -> ApiConfiguration:
    """Return what is set, by the command line or else by the environment.

    Parameters:
        given: the settings of the command line by name; None leaves one to the environment.

    Raises:
        ApiError: where a setting is not what it has to be.
    """
    try:
        return ApiConfiguration(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = error.errors()[0]
        name = str(wrong["loc"][0])
        raise ApiError(f"{PREFIX}{name.upper()} or --{name.replace('_', '-')}: {wrong['msg']}.") from error
    except SettingsError as error:
        raise ApiError(f'{PREFIX}CORS must be a JSON list, such as ["https://example.org"].') from error
