"""Settings that all tests share."""

import os

from hypothesis import HealthCheck, settings


# Shared machines are slow at odd moments: no deadline, so that a test fails for its reason only.
settings.register_profile("dev", deadline=None)
settings.register_profile("fast", deadline=None, max_examples=10)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=100,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
