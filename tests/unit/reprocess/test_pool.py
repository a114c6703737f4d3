"""Reading processes of batch work: they end with it, however it ended, and hear no Ctrl-C."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

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


#: presses Ctrl-C for the whole process group while the server of the processes loads, and when they are there
PRESSED = """
import os, signal, time
from newsarchive.reprocess.pool import load_ahead, page_pool

if __name__ == "__main__":
    pressed = []
    # what is ignored would be ignored by new processes, too; a handler is not
    signal.signal(signal.SIGINT, lambda *_: pressed.append(1))
    load_ahead()
    for _ in range(4):
        time.sleep(0.1)
        os.killpg(0, signal.SIGINT)
    with page_pool(2) as pool:
        answers = list(pool.map(abs, range(-3, 0)))
        os.killpg(0, signal.SIGINT)
        answers += pool.map(abs, range(-3, 0))
    print(answers, len(pressed))
"""


def test_ctrl_c_does_not_reach_the_processes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRESSED],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout, done.stderr) == ("[3, 2, 1, 3, 2, 1] 5\n", "")
