/** The turn clock: a ring that empties once a second, with the seconds in it. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { colourOf } from "../snake/Cells";

interface RingProps {
  seat: number;
  /** When the time is over and how long all of it is, in milliseconds; no deadline is an empty ring. */
  deadline: number | null;
  span: number;
  /** The time on the server's clock, in milliseconds. */
  now: () => number;
  /** The name of the clock: "17 seconds left". */
  say: (seconds: number) => string;
  /** Called once for each second that begins, with the seconds left. */
  onSecond?: ((seconds: number) => void) | undefined;
}

/** From here on the ring warns. */
const LATE = 5;

export function Ring({ seat, deadline, span, now, say, onSecond }: RingProps): JSX.Element {
  const seconds = useSeconds(deadline, now, onSecond);
  if (seconds === null || deadline === null) return <Dial seat={seat} part={0} late={false} label={null} text="" />;
  const part = Math.min(1, Math.max(0, (seconds * 1000) / Math.max(span, 1)));
  return <Dial seat={seat} part={part} late={seconds <= LATE} label={say(seconds)} text={clockText(seconds)} />;
}

interface DialProps {
  seat: number;
  part: number;
  late: boolean;
  label: string | null;
  text: string;
}

function Dial({ seat, part, late, label, text }: DialProps): JSX.Element {
  const named = label === null ? { "aria-hidden": true } : { role: "timer" as const, "aria-label": label };
  return (
    <div class={`clock a${colourOf(seat)} ${late ? "late" : ""}`} {...named}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle class="rail" cx="32" cy="32" r="28" />
        <circle
          class="left"
          cx="32"
          cy="32"
          r="28"
          pathLength="100"
          style={{ "--left": `${Math.round(part * 100)}` }}
        />
      </svg>
      <span class={`num ${text.includes(":") ? "long" : ""}`}>{text}</span>
    </div>
  );
}

function clockText(seconds: number): string {
  if (seconds < 100) return `${seconds}`;
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

/** Whole seconds until the deadline, at least 0; one timer a second, set for the moment the number changes. */
function useSeconds(deadline: number | null, now: () => number, onSecond?: (seconds: number) => void): number | null {
  const [, tick] = useState(0);
  const told = useRef<number | null>(null);
  const left = deadline === null ? null : Math.max(0, deadline - now());
  const seconds = left === null ? null : Math.ceil(left / 1000);
  useEffect(() => {
    if (seconds !== null && seconds !== told.current) onSecond?.(seconds);
    told.current = seconds;
    if (left === null || left === 0) return;
    const timer = setTimeout(() => tick((count) => count + 1), left % 1000 || 1000);
    return () => clearTimeout(timer);
  });
  return seconds;
}
