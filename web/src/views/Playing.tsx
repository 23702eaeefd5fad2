/** The table while a game waits or is played: seats, snake, the foot of the stage, and the column beside it. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../narrate";
import type { GameEvent } from "../protocol";
import { bestLink, isMyTurn, mayMove, mySeat, seatNumber, snakeLetters } from "../select";
import { type Hint, hintFor } from "../snake/hint";
import type { Link } from "../snake/layout";
import { cutWord } from "../snake/letters";
import { Ribbon } from "../snake/Ribbon";
import { Seats } from "../ui/Seats";
import { Live } from "../ui/Status";
import { Text } from "../ui/Text";
import { Column } from "./Column";
import { draftOf, NO_DRAFT } from "./draft";
import { facts, GameBar } from "./GameBar";
import type { GameScene } from "./scene";
import { seatProps } from "./seats";
import { Waiting, WaitingLine } from "./Waiting";
import { Watching } from "./Watching";
import { WordEntry } from "./WordEntry";

export function Playing({ scene }: { scene: GameScene }): JSX.Element {
  const { state, table, view, m, actions } = scene;
  const [draft, setDraft] = useState(NO_DRAFT);
  const [warning, setWarning] = useState<number | null>(null);
  const chat = useRef<HTMLInputElement>(null);
  const seat = mySeat(state);
  const text = draftOf(draft, table);
  const setText = (typed: string): void => setDraft({ text: typed, settled: table.settled });
  const play = (word: string): void => {
    setText(word);
    void actions.play(view.game, word, view.ply);
  };
  const canType = view.phase === "playing" && seat !== null && !seat.out;
  const hint = hintFor(view.current, canType ? text : "", view.ruleset, view.language);
  useChatKey(chat);
  return (
    <div class="game">
      <GameBar scene={scene} />
      <main class="table">
        <h1 class="sr">{facts(scene).slice(0, 2).join(", ")}</h1>
        <Seats label={m.game.seats} seats={seatProps(scene)} />
        <Snake scene={scene} hint={hint} mine={seat?.player ?? null} />
        {view.phase === "waiting" ? <WaitingLine scene={scene} /> : null}
        {canType && seat ? (
          <WordEntry
            scene={scene}
            seat={seat}
            hint={hint}
            text={text}
            onText={setText}
            onPlay={() => play(text)}
            onChat={() => chat.current?.focus()}
            onSecond={(left) => setWarning(WARN_AT.includes(left) && mayMove(state) ? left : null)}
          />
        ) : null}
        {view.phase === "playing" && !canType ? <Watching scene={scene} /> : null}
      </main>
      <Column scene={scene} inputRef={chat} {...(view.phase === "playing" ? { onWord: play } : {})} />
      <Live text={warning === null ? spoken(scene) : m.game.clock(warning)} />
    </div>
  );
}

/** Seconds left at which a player is told so. */
const WARN_AT = [10, 5];

interface SnakeProps {
  scene: GameScene;
  hint: Hint;
  mine: string | null;
}

function Snake({ scene, hint, mine }: SnakeProps): JSX.Element {
  const { table, view, m } = scene;
  const { links, move } = table;
  const best = bestLink(links);
  const { ruleset } = view;
  const typed = hint.kind === "empty" ? null : { hint, seat: seatNumber(view, mine), tag: tag(hint), pending: !!move };
  const say = ({ ply, word, player, overlap }: Link): string =>
    m.game.link(word, player, overlap, overlap * ruleset.points_per_letter + ruleset.points_per_word, ply === 0);
  const sum =
    links.length === 0
      ? undefined
      : {
          left: m.game.sum(links.length, snakeLetters(links)),
          ...(best ? { right: m.game.best(cutWord(best.word, best.overlap, view.language), best.overlap) } : {}),
        };
  return (
    <Ribbon
      key={view.game}
      links={links}
      seatOf={(player) => seatNumber(view, player)}
      language={view.language}
      typed={typed}
      label={m.game.snake}
      say={say}
      sum={sum}
    >
      <Before scene={scene} />
    </Ribbon>
  );
}

/** What stands on the stage while there is no snake: how others come, then who begins it. */
function Before({ scene }: { scene: GameScene }): JSX.Element | null {
  const { view, m } = scene;
  if (view.phase === "waiting") return <Waiting scene={scene} />;
  const { turn } = view;
  const opens = turn === null ? m.turn.anybodyOpens : m.turn.opens({ who: turn, seat: seatNumber(view, turn) });
  return (
    <p class="waiting">
      <Text parts={opens} />
    </p>
  );
}

function tag(hint: Hint): string {
  return hint.kind === "links" && hint.points > 0 ? `+${hint.points}` : "";
}

/** What a screen reader is told: the last move, and whose turn it is if it is the listener's. */
function spoken({ state, table, view, m }: GameScene): string {
  const last = table.log.findLast((event: GameEvent) => event.type === "word_played");
  const turn = isMyTurn(state) ? m.spoken.yourTurn(view.ruleset.turn_seconds) : "";
  return `${last ? announce(last, m) : ""} ${turn}`.trim();
}

/** A slash focuses the chat from anywhere but a field. */
function useChatKey(chat: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      chat.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [chat]);
}
