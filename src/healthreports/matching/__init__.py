"""The same thing in two documents: what comparison, tracking and checks share. Better unseen than wrongly matched."""

from healthreports.matching.events import (
    Project,
    award,
    due,
    event_keys,
    place_in_text,
    project_in,
    same_event,
    same_project,
    shares,
    thing,
)
from healthreports.matching.measures import (
    answers_task,
    better,
    certain,
    counted,
    measure_keys,
    room,
    same_measure,
    value_for,
    value_in,
)
from healthreports.matching.names import (
    core,
    one_place,
    place,
    same_subjects,
)


__all__ = [
    "Project",
    "answers_task",
    "award",
    "better",
    "certain",
    "core",
    "counted",
    "due",
    "event_keys",
    "measure_keys",
    "one_place",
    "place",
    "place_in_text",
    "project_in",
    "room",
    "same_event",
    "same_measure",
    "same_project",
    "same_subjects",
    "shares",
    "thing",
    "value_for",
    "value_in",
]
