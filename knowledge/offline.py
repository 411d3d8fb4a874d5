"""Switches that keep every dependency off the network and silent about its use."""

import os

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


def switch_off_network() -> None:
    """Set the switches before the libraries that read them are imported.

    A switch that the user has set is left as it is, so that someone who wants a dependency's
    network feature can ask for it.
    """
    for name, value in SWITCHES.items():
        os.environ.setdefault(name, value)
