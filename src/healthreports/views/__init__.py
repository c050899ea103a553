"""Pictures of what was read: the source with its figures marked, and charts."""

from healthreports.views import charts


__all__ = ["charts"]
