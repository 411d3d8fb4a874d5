"""The bundled briefings, read and held to their rules."""
