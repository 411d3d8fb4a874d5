# The app, the API and, from the same packages, a Chroma server: compose.yaml says which.
FROM python:3.11.14-slim-bookworm AS build

# Where the registry has no CPU build of torch, PyTorch's own CPU index: see the README.
ARG PIP_EXTRA_INDEX_URL=""
# Extras to install with carelaw, such as "[model]" for a chat model.
ARG EXTRAS=""

WORKDIR /source
RUN python -m venv /opt/carelaw
COPY pyproject.toml requirements.lock README.md LICENSE streamlit_app.py ./
COPY knowledge knowledge
COPY ingest ingest
COPY assistant assistant
RUN /opt/carelaw/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
    -c requirements.lock ".${EXTRAS}"

FROM python:3.11.14-slim-bookworm

RUN groupadd --gid 10001 carelaw \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin carelaw \
    && install --directory --owner 10001 --group 10001 /data
COPY --from=build /opt/carelaw /opt/carelaw

# Nothing is written but to /data, which is a volume, and /tmp.
ENV PATH=/opt/carelaw/bin:$PATH \
    CARELAW_HOME=/data \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=300s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/v1/readiness', timeout=8)"]
ENTRYPOINT ["carelaw"]
CMD ["serve", "--host", "0.0.0.0"]
