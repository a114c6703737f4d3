"""Reading processes of batch work: they end with it, however it ended."""

from __future__ import annotations

import random
import subprocess
import sys
import time

BATCH = """
import sys, time
from newsarchive.reprocess.pool import page_pool

if __name__ == "__main__":
    with page_pool(2) as pool:
        print("started", flush=True)
        list(pool.map(time.sleep, [0.05] * 100_000))
"""


def test_no_reading_process_outlives_a_killed_batch(tmp_path) -> None:
    script = tmp_path / "batch.py"
    script.write_text(BATCH)
    chance = random.Random(7)
    for _ in range(5):
        batch = subprocess.Popen(
            [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        time.sleep(chance.uniform(0.2, 1.5))
        batch.kill()
        # nobody has collected the killed process yet: it still has its number. The pipes close when the
        # last process that holds them has ended.
        batch.communicate(timeout=60)
