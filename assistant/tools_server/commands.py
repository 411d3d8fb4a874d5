"""``carelaw mcp``."""

from typing import Annotated

import typer


def mcp(
    http: Annotated[bool, typer.Option("--http", help="Serve HTTP on this machine, at /mcp.")] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve HTTP at.")] = 8001,
) -> None:
    """Serve search, provisions and answers as tools for other assistants (MCP)."""
    # Slow to import.
    from assistant.tools_server.serving import serve

    serve(port if http else None)
