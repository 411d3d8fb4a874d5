"""The HTTP interface: FastAPI under ``/v1``, with the same results as the command line's JSON."""
