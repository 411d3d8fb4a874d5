"""The older XML of Bills."""
