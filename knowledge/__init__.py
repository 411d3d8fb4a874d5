"""The library: sources, passages, their index, and search.

This package holds what has been ingested and finds passages in it. It knows nothing of how documents
are read (``ingest``) or how answers are made (``assistant``).
"""

from knowledge.offline import switch_off_network

switch_off_network()
