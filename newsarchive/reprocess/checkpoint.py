"""How far a reprocessing came, kept in the database it writes to: the same command goes on from there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from newsarchive.extract.rules_version import rules_version
from newsarchive.sources.profile import Profile
from newsarchive.store import Store, checkpoints

_NAME = "reprocess"


@dataclass
class Checkpoint:
    """The last capture that is stored, and what was counted up to it."""

    #: what is read by which rules; another one begins anew
    task: str
    file: str = ""
    offset: int = -1
    counts: dict[str, Any] = field(default_factory=dict)

    def is_past(self, file: str, offset: int) -> bool:
        """Whether a capture was stored before the interruption."""
        return (file, offset) <= (self.file, self.offset)


def task_of(profiles: dict[str, Profile], selection: dict[str, Any]) -> str:
    """A digest of the rules and of what is read by them."""
    rules = {name: rules_version(profile) for name, profile in profiles.items()}
    about = [selection, rules]
    text = json.dumps(about, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load(store: Store, task: str) -> Checkpoint:
    """Where this task was interrupted, or its beginning."""
    state = checkpoints.load(store, _NAME)
    return Checkpoint(**state) if state and state["task"] == task else Checkpoint(task)


def is_interrupted(store: Store) -> bool:
    """Whether a reprocessing of any kind was begun and not ended."""
    return checkpoints.load(store, _NAME) is not None


def save(store: Store, checkpoint: Checkpoint) -> None:
    """Note how far it is; what came before is stored."""
    checkpoints.save(store, _NAME, asdict(checkpoint))


def clear(store: Store) -> None:
    """The task is done."""
    checkpoints.clear(store, _NAME)
