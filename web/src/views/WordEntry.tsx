/** The word field of somebody who plays: the clock, the word, and one line that hints or explains. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { explain } from "../explain";
import type { SeatView } from "../protocol";
import { behind, heldUntil, mayMove, pastGoal, seatNumber } from "../select";
import type { Hint } from "../snake/hint";
import { WordField } from "../ui/Field";
import type { Sentence } from "../ui/Text";
import { useUntil } from "../until";
import { lineText } from "./Notice";
import type { GameScene } from "./scene";
import { TurnRing } from "./TurnRing";

interface WordEntryProps {
  scene: GameScene;
  seat: SeatView;
  hint: Hint;
  text: string;
  onText: (text: string) => void;
  onPlay: () => void;
  onChat: () => void;
  onSecond: (left: number) => void;
}

export function WordEntry(props: WordEntryProps): JSX.Element {
  const { scene, seat, hint, text, onText, onPlay, onChat, onSecond } = props;
  const { state, table, view, m, actions } = scene;
  const mine = mayMove(state);
  const held = useUntil(heldUntil(view, seat.player), scene.now);
  const field = useRef<HTMLInputElement>(null);
  useAttention(field, mine, table.answer ? table.settled : null);
  const change = (typed: string): void => {
    actions.clearAnswer(view.game);
    actions.dismiss();
    onText(typed);
  };
  const { say, tone } = line(scene, seat, hint, held);
  const need = behind(view, seat);
  return (
    <WordField
      label={m.game.field(view.current)}
      value={table.move?.text ?? text}
      lang={view.language}
      button={m.game.play}
      canPlay={mine && !held && text.trim() !== ""}
      pending={table.move !== null}
      say={say}
      tone={tone}
      aside={mine && need > 0 && pastGoal(view).length > 0 ? m.turn.share(need) : undefined}
      keys={keys(scene)}
      ring={<TurnRing scene={scene} onSecond={onSecond} />}
      onInput={change}
      onSubmit={onPlay}
      onClear={() => change("")}
      onChat={onChat}
      inputRef={field}
    />
  );
}

/** The field has the focus when a turn begins, unless its player is typing in the chat; a refused word is selected. */
function useAttention(
  field: { readonly current: HTMLInputElement | null },
  mine: boolean,
  refused: number | null,
): void {
  useLayoutEffect(() => {
    const inChat = document.activeElement instanceof HTMLInputElement && document.activeElement.value !== "";
    if (mine && !inChat) field.current?.focus();
  }, [field, mine]);
  useLayoutEffect(() => {
    if (refused !== null) field.current?.select();
  }, [field, refused]);
}

function line(scene: GameScene, seat: SeatView, hint: Hint, held: boolean): { say: Sentence; tone: "plain" | "bad" } {
  const { table, view, m } = scene;
  const { answer, move } = table;
  const broken = lineText(scene);
  if (broken) return { say: broken, tone: "plain" };
  if (move) return { say: m.game.pending, tone: "plain" };
  if (answer) return { say: explain(answer.refused, answer.text, view, m), tone: "bad" };
  return { say: held ? scene.m.turn.held : hintLine(scene, seat, hint), tone: "plain" };
}

function hintLine({ state, view, m }: GameScene, seat: SeatView, hint: Hint): Sentence {
  if (hint.kind === "links") {
    if (hint.rest.length === 0) return m.turn.add(hint.linked.join(""), hint.points);
    const total = seat.score + hint.points;
    return m.turn.links(hint.linked.join(""), hint.rest.join(""), hint.overlap, hint.points, total);
  }
  if (hint.kind === "begins") return m.turn.begins(hint.like);
  if (hint.kind === "none") return "";
  if (state.notice !== null) return state.notice;
  if (!mayMove(state)) {
    const { turn } = view;
    return turn === null ? "" : m.turn.wait({ who: turn, seat: seatNumber(view, turn) });
  }
  if (view.current === null) return view.turn === null ? m.turn.openingForAll : m.turn.opening;
  return m.turn.follow(view.current);
}

function keys({ m }: GameScene): Sentence {
  const { play, clear, chat } = m.game.keys;
  return [{ keys: "Enter" }, ` ${play}  `, { keys: "Esc" }, ` ${clear}  `, { keys: "/" }, ` ${chat}`];
}
