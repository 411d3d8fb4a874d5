"""Where the vectors are, from environment variables that start with ``CARELAW_CHROMA_``."""

from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import VectorServerError

ADDRESS = r"^https?://[^/?#@\s]+/?$"


class ChromaConfiguration(BaseSettings):
    """The Chroma server of one run.

    Parameters:
        url: its address, ``http://chroma:8000``; None keeps the vectors in the library's own folder.
        token: what it lets in by; sent as Chroma Cloud has it and as a bearer token.
        tenant: the tenant on it.
        database: the database of that tenant.
        timeout: how many seconds it may take over one request.
    """

    model_config = SettingsConfigDict(env_prefix="CARELAW_CHROMA_", env_ignore_empty=True, frozen=True)

    url: Annotated[str | None, Field(pattern=ADDRESS)] = None
    token: SecretStr | None = None
    tenant: str = "default_tenant"
    database: str = "default_database"
    timeout: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 10


def chroma_configuration() -> ChromaConfiguration:
    """Return what is set.

    Raises:
        VectorServerError: where a setting is not what it has to be.
    """
    try:
        return ChromaConfiguration()
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0]).upper()
        raise VectorServerError(
            f"CARELAW_CHROMA_{name} cannot be used. CARELAW_CHROMA_URL is an address such as "
            "http://chroma:8000 and CARELAW_CHROMA_TIMEOUT a number of seconds above 0, such as 10."
        ) from error
