/** The column beside the table: SNAKEBOT tells the game, players chat, and `>word` plays. */

import type { JSX, Ref } from "preact";
import { useMemo, useState } from "preact/hooks";
import { explain } from "../explain";
import type { Messages } from "../i18n";
import { narrate, type Told } from "../narrate";
import type { Refused } from "../refusal";
import { mySeat } from "../select";
import { ChatForm, Log } from "../ui/Log";
import type { GameScene } from "./scene";

interface ColumnProps {
  scene: GameScene;
  /** Plays a word; there is nothing to play once the game is over. */
  onWord?: (word: string) => void;
  inputRef?: Ref<HTMLInputElement>;
}

export function Column({ scene, ...playing }: ColumnProps): JSX.Element {
  const { state, table, view, m, actions } = scene;
  const chat = state.about?.chat ?? true;
  const { log } = table;
  const { muted } = state;
  const me = state.me?.name ?? null;
  const seats = view.seats.map((seat) => seat.player).join();
  const told = useMemo<Told>(() => new WeakMap(), [seats, m, chat, muted, me]);
  const entries = useMemo(() => narrate(view, log, m, { chat, muted, me }, told), [view, log, told]);
  return (
    <Log title={m.game.log} label={m.game.log} entries={entries} lang={view.language} onMute={actions.mute}>
      {mySeat(state) && (chat || playing.onWord) ? <Line scene={scene} chat={chat} {...playing} /> : null}
    </Log>
  );
}

/** The chat line. What was not said stays in it, with the reason under it. */
function Line({ scene, chat, onWord, inputRef }: ColumnProps & { chat: boolean }): JSX.Element {
  const { state, view, m, actions } = scene;
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (): Promise<void> => {
    const said = text.trim();
    if (said === "") return;
    const word = onWord && said.startsWith(">") ? said.slice(1).trim() : null;
    if (word !== null) onWord?.(word);
    else if (!chat) return;
    setText("");
    const refusal = word === null ? await actions.say(view.game, said) : null;
    setRefused(refusal);
    if (refusal) setText(said);
  };
  return (
    <ChatForm
      label={m.game.chatLabel}
      placeholder={placeholder(m, chat, onWord !== undefined)}
      send={m.game.send}
      value={text}
      maxLength={state.about?.limits.say_characters}
      error={refused ? explain(refused, text, view, m) : undefined}
      onInput={setText}
      onSubmit={() => void submit()}
      inputRef={inputRef}
    />
  );
}

function placeholder(m: Messages, chat: boolean, playing: boolean): string {
  if (!playing) return m.game.chatLabel;
  return chat ? m.game.chat : m.game.chatOff;
}
