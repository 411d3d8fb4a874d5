"""How Chroma keeps vectors, and where: from environment variables that start with ``CARELAW_CHROMA_``."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import VectorServerError

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

# The graph of neighbours that Chroma searches. With Chroma's own figures (16, 100, 100) it missed one in
# twenty of the 150 nearest, and others in each library that was built of the same texts; with these one in
# a thousand, and of the ten nearest none.
GRAPH: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 400,
    "ef_search": 500,
}
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
