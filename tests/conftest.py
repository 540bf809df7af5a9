"""What all tests share: hypothesis looks for the same counterexamples in every run, and takes its time."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
