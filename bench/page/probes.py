"""What is noted inside of a page, by its own clock: scripts that run before those of the page."""

READY = """
    window.bench = { ready: null, tasks: [], heard: performance.now() };
    new PerformanceObserver(list => {
        for (const { startTime, duration } of list.getEntries()) {
            window.bench.tasks.push([startTime, duration]);
            window.bench.heard = performance.now();
        }
    }).observe({ type: "longtask", buffered: true });
    new MutationObserver((_changes, observer) => {
        if (!document.querySelector(SELECTOR)) return;
        window.bench.ready = performance.now();
        window.bench.heard = window.bench.ready;
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true, attributes: true });
"""
"""`ready`: when something that matches SELECTOR came into the page. `tasks`: of more than 50 ms, also before it."""

QUIET = "ms => window.bench.ready !== null && performance.now() - window.bench.heard > ms"
"""Whether it is ready, and has had no long task for so long."""

PAINTED = """
    window.bench = { paints: [] };
    const painted = began => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.bench.paints.push(performance.now() - began);
        port2.postMessage(null);
    });
    window.WebSocket = class extends WebSocket {
        constructor(...where) {
            super(...where);
            this.addEventListener("message", ({ data }) => {
                if (data.startsWith("[36,") && data.includes('"word_played"')) painted(performance.now());
            });
        }
    };
"""
"""`paints`: for each word that was played, the time from its event to the end of the frame that shows it.

This listener hears an event before the page does. A message of a channel, sent as a frame begins, is heard after it.
"""

FRAMES = """() => {
    window.bench = { frames: [] };
    const note = time => {
        window.bench.frames.push(time);
        if (window.bench.frames !== null) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
}"""
"""From now on `frames` are the times at which frames begin."""
