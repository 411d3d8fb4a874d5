"""What a user can set, from environment variables that start with ``CARELAW_``."""

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_ENCODER = "sentence-transformers/all-MiniLM-L6-v2"


class Configuration(BaseSettings):
    """The settings of one run.

    Parameters:
        home: directory that holds the library (``CARELAW_HOME``).
        encoder: sentence-transformers model, by name or local folder (``CARELAW_ENCODER``).
    """

    model_config = SettingsConfigDict(env_prefix="CARELAW_", env_ignore_empty=True, frozen=True)

    home: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("carelaw", False)))
    encoder: str = DEFAULT_ENCODER
