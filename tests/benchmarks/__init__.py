"""Benchmarks: scripts that print tables, run by make. ``docs/performance.md`` says what they measure."""
