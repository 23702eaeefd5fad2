/** Something that holds until a moment. */

import { useEffect, useState } from "preact/hooks";

/** Whether `until` (ms, on the clock `now`; null: never was) lies ahead; what shows it is drawn anew when it has come. */
export function useUntil(until: number | null, now: () => number): boolean {
  const [, redraw] = useState(0);
  const left = until === null ? 0 : until - now();
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => redraw((count) => count + 1), left);
    return () => clearTimeout(timer);
  });
  return left > 0;
}
