"""carelaw as tools for other assistants, over the Model Context Protocol (MCP)."""
