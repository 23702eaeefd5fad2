/** The drawn snake: the body wrapped above, the head below, in whatever room there is. */

import type { ComponentChildren, CSSProperties, JSX, RefObject, TargetedEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { type Fit, fitBody, PHONE } from "./fit";
import { Head, type Typed } from "./Head";
import { continues, type Link, lay, NO_SNAKE, type SeatOf, type Snake } from "./layout";
import { type Size, useSize } from "./measure";
import { Rows } from "./Rows";

export interface StageProps {
  links: readonly Link[];
  seatOf: SeatOf;
  /** The language of the game: it decides which letters count as the same. */
  language: string;
  typed?: Typed | null;
  /** What stands there while there is no snake. */
  children?: ComponentChildren;
}

/** Rows start this far from the edges; in that gutter they turn. */
const GUTTER = { phone: 12, wide: 24 };
/** From the nose to the edge. */
const NOSE_ROOM = 4;

export function Stage({ links, seatOf, language, typed = null, children }: StageProps): JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const { width, height, sizedFor } = useStageSize(room);
  const [rowsUp, setRowsUp] = useState(0);
  const { snake, fresh, left } = useSnake(links, seatOf, language);
  const gutter = width < PHONE ? GUTTER.phone : GUTTER.wide;
  const size = fitBody(snake.body.length, width - 2 * gutter, sizedFor);
  const view = height - size.headRoom;
  const isLong = size.rows * size.pitch > view;
  const onScroll = ({ currentTarget }: TargetedEvent<HTMLDivElement>): void =>
    setRowsUp(Math.floor(-currentTarget.scrollTop / size.pitch));
  const isEmpty = snake.head.length === 0 && typed?.hint.kind !== "opening";
  return (
    <div class="stage-room" ref={room} style={variables(size, gutter)}>
      {isEmpty ? children : null}
      <div class={`cut ${isLong ? "long" : ""}`} onScroll={onScroll} {...(isLong ? { tabIndex: 0 } : {})}>
        {width > 0 && snake.body.length > 0 ? (
          <Rows
            key={size.cell}
            body={snake.body}
            size={size}
            fresh={fresh}
            hasTail={links[0]?.ply === 0}
            up={isLong ? rowsUp * size.pitch : 0}
            height={view}
          />
        ) : null}
      </div>
      <div class="headbox" aria-hidden="true">
        {width > 0 && !isEmpty ? (
          <Head
            key={links.at(-1)?.ply ?? "none"}
            cells={snake.head}
            typed={typed}
            width={width - gutter - NOSE_ROOM}
            headMax={size.headMax}
            joined={snake.body.length > 0}
            left={left}
          />
        ) : null}
      </div>
    </div>
  );
}

function variables(size: Fit, gutter: number): CSSProperties {
  return {
    "--cell": `${size.cell}px`,
    "--cell-h": `${size.cellHeight}px`,
    "--lane": `${size.lane}px`,
    "--letter": `${size.letter}px`,
    "--gutter": `${gutter}px`,
    "--head-room": `${size.headRoom}px`,
  };
}

/**
 * The size of the stage, and the height its letters are sized for. On a narrow page an on-screen keyboard takes height from
 * the window with every turn; that must not change the size of the letters, so the height without it is kept.
 */
function useStageSize(room: RefObject<HTMLElement | null>): Size & { sizedFor: number } {
  const size = useSize(room);
  const whole = useRef({ ...size, window: 0 });
  const isKeyboard =
    size.width < PHONE && size.width === whole.current.width && window.innerHeight < whole.current.window;
  if (!isKeyboard) whole.current = { ...size, window: window.innerHeight };
  return { ...size, sizedFor: whole.current.height };
}

/** The laid snake, where the cells begin that are new in the body, and how many have just left the head. */
function useSnake(
  links: readonly Link[],
  seatOf: SeatOf,
  language: string,
): { snake: Snake; fresh: number; left: number } {
  const known = useRef({ snake: NO_SNAKE, fresh: 0, left: 0 });
  const { snake: before } = known.current;
  const snake = lay(links, seatOf, language, before);
  if (snake !== before) {
    const isNext = before.links.length > 0 && links.length === before.links.length + 1 && continues(before, links);
    const fresh = isNext ? before.body.length : snake.body.length;
    known.current = { snake, fresh, left: snake.body.length - fresh };
  }
  return known.current;
}
