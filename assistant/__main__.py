"""``python -m assistant`` is ``carelaw``."""

from assistant.cli import main

main()
