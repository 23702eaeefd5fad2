"""The loop of asyncio under the kit; prints "kept" if it keeps its promises. Run by a test."""

import asyncio
import logging
import sys

from wordsnake.kit.on_asyncio import AsyncioLoop

logged: list[logging.LogRecord] = []


async def a_wait_ends_in_time(loop: AsyncioLoop) -> None:
    """What was waited for may still come."""
    promise = loop.promise()
    try:
        await loop.within(promise.wait(), 0.001)
    except TimeoutError:
        promise.settle("late")
    else:
        raise AssertionError("it did not end")
    assert await promise.wait() == "late"
    promise.settle("again")
    assert await loop.within(asyncio.sleep(0, "done"), 60) == "done"


async def what_is_spawned_can_be_cancelled_and_what_fails_is_logged(loop: AsyncioLoop) -> None:
    """Nothing is left behind."""

    async def fail() -> None:
        raise ValueError("oh")

    async def wait() -> None:
        await loop.sleep(60)

    loop.spawn(wait())()
    loop.spawn(fail())
    for _ in range(3):
        await loop.sleep(0)
    assert loop._tasks == set()
    assert [record.exc_info[0] for record in logged if record.exc_info] == [ValueError]


async def main() -> None:
    loop = AsyncioLoop()
    await a_wait_ends_in_time(loop)
    await what_is_spawned_can_be_cancelled_and_what_fails_is_logged(loop)


handler = logging.Handler()
handler.emit = logged.append  # type: ignore[method-assign]
logging.getLogger("wordsnake.kit").addHandler(handler)
asyncio.run(main())
sys.stdout.write("kept\n")
