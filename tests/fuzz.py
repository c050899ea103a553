"""Many inputs that no office wrote, through the readers and `parse`: `python -m tests.fuzz --inputs 200000`.

An input fails that ends in another error than one of sources, kills the process, or works for longer than two
seconds, twice. The numbers of those that fail are told; `--only NUMBER` runs one again in this process, and
`--save FOLDER` writes the inputs that failed. The exit code is 1 if any did.
"""

import argparse
import multiprocessing
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import attrs
from tests.forms.mutations import Input, mutated

import healthreports as hr


_SLOW = 2.0
# An input that runs this long is not waited for.
_ENDLESS = 30.0
# One input of these goes to `parse` as a string.
_PARSED = 3


@attrs.frozen
class Ran:
    """What became of an input.

    Attributes:
        outcome: `report`, the name of an error of ours, or what went wrong.
        fault: The words to tell, where it failed.
    """

    number: int
    form: str
    outcome: str
    seconds: float
    fault: str = ""


@attrs.define
class Worker:
    """A child process with the numbers that it still has to run."""

    process: BaseProcess
    pipe: Connection
    numbers: range
    since: float
    at: int | None = None


def _outcome(given: Input, number: int) -> tuple[str, str]:
    try:
        if given.form == "text" and number % _PARSED == 0:
            hr.parse(given.data.decode("utf-8", "surrogateescape"))
        else:
            hr.read(given.data)
    except hr.SourceError as error:
        return type(error).__name__, ""
    except BaseException:
        return "foreign error", traceback.format_exc(limit=-4)
    return "report", ""


def _spent() -> float:
    """Seconds that this process and the children that it waited for have worked: other processes cost it none."""
    return sum(os.times()[:4])


def run(number: int, form: str | None) -> Ran:
    """Reads one input; a slow one once more, since the machine may have been busy."""
    given = mutated(number, form)
    seconds = _ENDLESS
    for _ in range(2):
        start = _spent()
        outcome, fault = _outcome(given, number)
        seconds = min(seconds, _spent() - start)
        if seconds <= _SLOW:
            break
    else:
        outcome, fault = "slow", fault or f"{seconds:.1f} s"
    return Ran(number, given.form, outcome, seconds, fault)


def _work(pipe: Connection, numbers: range, form: str | None) -> None:
    for number in numbers:
        pipe.send(number)
        pipe.send(run(number, form))


def _started(context: SpawnContext, numbers: range, form: str | None) -> Worker:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, numbers, form), daemon=False)
    process.start()
    theirs.close()
    return Worker(process, ours, numbers, time.monotonic())


def _taken(worker: Worker, ran: Ran | int) -> Iterator[Ran]:
    """What a message of a worker tells; it is remembered what the worker is at."""
    worker.since = time.monotonic()
    if isinstance(ran, int):
        worker.at = ran
        return
    worker.numbers, worker.at = range(ran.number + 1, worker.numbers.stop), None
    yield ran


def _lost(worker: Worker, form: str | None, why: str) -> Iterator[Ran]:
    """The input at which a worker ended."""
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()
    if worker.at is not None:
        fault = f"{why}, exit code {worker.process.exitcode}"
        kind = mutated(worker.at, form).form
        yield Ran(worker.at, kind, why, time.monotonic() - worker.since, fault)
        worker.numbers = range(worker.at + 1, worker.numbers.stop)


def fuzz(numbers: range, workers: int, form: str | None = None) -> Iterator[Ran]:
    """Runs the inputs of the numbers in child processes; one that dies is replaced."""
    context = multiprocessing.get_context("spawn")
    size = -(-len(numbers) // workers)
    parts = [numbers[at : at + size] for at in range(0, len(numbers), size)]
    busy = {w.pipe: w for w in (_started(context, part, form) for part in parts)}
    while busy:
        for pipe in wait(list(busy), timeout=1):
            assert isinstance(pipe, Connection)
            worker = busy[pipe]
            try:
                yield from _taken(worker, pipe.recv())
            except (EOFError, OSError):
                worker.process.join()
                del busy[pipe]
                yield from _lost(worker, form, "crash")
                if worker.numbers:
                    again = _started(context, worker.numbers, form)
                    busy[again.pipe] = again
        now = time.monotonic()
        for pipe, worker in list(busy.items()):
            if worker.at is not None and now - worker.since > 2 * _ENDLESS:
                del busy[pipe]
                yield from _lost(worker, form, "endless")
                if worker.numbers:
                    again = _started(context, worker.numbers, form)
                    busy[again.pipe] = again


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--workers", type=int, default=2, help="child processes")
    parser.add_argument("--form", choices=("text", "html", "docx", "pdf"), help="of this form only")
    parser.add_argument("--only", type=int, help="run one input, in this process")
    parser.add_argument("--save", type=Path, help="a folder for the inputs that fail")
    return parser.parse_args()


def _save(folder: Path, ran: Ran, form: str | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{ran.number}.{ran.form}").write_bytes(mutated(ran.number, form).data)


def _tell(ran: list[Ran], seconds: float) -> None:
    """The figures of a run."""
    say = sys.stdout.write
    say(f"{len(ran)} inputs in {seconds:.0f} s, {len(ran) / max(seconds, 0.001):.0f} a second\n")
    for form in ("text", "html", "docx", "pdf"):
        those = [one for one in ran if one.form == form]
        if those:
            outcomes = Counter(one.outcome for one in those).most_common()
            words = ", ".join(f"{name} {count}" for name, count in outcomes)
            mean = sum(one.seconds for one in those) / len(those)
            slowest = max(those, key=lambda one: one.seconds)
            say(
                f"{form}: {len(those)} inputs; {words}; {mean * 1000:.1f} ms each,"
                f" the slowest {slowest.seconds:.2f} s (number {slowest.number})\n"
            )


def main() -> int:
    """Runs the inputs, tells the figures and gives the exit code."""
    arguments = _arguments()
    if arguments.only is not None:
        one = run(arguments.only, arguments.form)
        made = mutated(arguments.only, arguments.form).made
        sys.stdout.write(
            f"{one.form} by {', '.join(made)}: {one.outcome}, {one.seconds:.2f} s\n{one.fault}\n"
        )
        return bool(one.fault)
    start, ran, failed = time.monotonic(), [], 0
    numbers = range(arguments.first, arguments.first + arguments.inputs)
    for one in fuzz(numbers, arguments.workers, arguments.form):
        ran.append(attrs.evolve(one, fault=""))
        if one.fault:
            failed += 1
            sys.stdout.write(f"number {one.number} ({one.form}): {one.outcome}\n{one.fault}\n")
            sys.stdout.flush()
            if arguments.save:
                _save(arguments.save, one, arguments.form)
    _tell(ran, time.monotonic() - start)
    sys.stdout.write(f"{failed} failed\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
