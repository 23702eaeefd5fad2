/** Home: a name, a game to sit down at within seconds, a new one, and those that are open or being played. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { NewGame } from "../api";
import { explain } from "../explain";
import { StillRibbon } from "../snake/Still";
import type { State } from "../state";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Choices";
import { Status } from "../ui/Status";
import type { Sentence } from "../ui/Text";
import { GameLists } from "./GameLists";
import { NewGameForm } from "./NewGameForm";
import { Page } from "./Page";
import type { Scene } from "./scene";

/** The words of the hero, which say how the game goes better than a sentence would. */
const EXAMPLE = [
  { ply: 0, word: "behaard", player: "1", overlap: 0 },
  { ply: 1, word: "haardvuur", player: "2", overlap: 5 },
  { ply: 2, word: "vuurdoop", player: "3", overlap: 4 },
  { ply: 3, word: "doopvont", player: "4", overlap: 4 },
];

export function Home({ scene }: { scene: Scene }): JSX.Element {
  const { state, actions, m } = scene;
  const [name, setName] = useState<string | null>(null);
  const [wish, setWish] = useState<NewGame>(() => firstWish(state));
  const shown = name ?? nameOf(state);
  return (
    <Page scene={scene}>
      <div class="cols">
        <div class="stack">
          <Hero scene={scene} name={shown} onName={setName} onPlay={() => actions.playNow(shown, wish)} />
          <NewGameForm scene={scene} wish={wish} onWish={setWish} onCreate={() => actions.create(shown, wish)} />
        </div>
        <GameLists scene={scene} name={shown} />
      </div>
      <Notice state={state} refusal={nameError(state.refusal) ? null : state.refusal} m={m} />
    </Page>
  );
}

interface HeroProps {
  scene: Scene;
  name: string;
  onName: (name: string) => void;
  onPlay: () => void;
}

function Hero({ scene: { state, m }, name, onName, onPlay }: HeroProps): JSX.Element {
  const submit = (event: Event): void => {
    event.preventDefault();
    onPlay();
  };
  const error = nameError(state.refusal) && state.refusal ? explain(state.refusal, name, null, m) : undefined;
  return (
    <section class="hero">
      <h1>{m.home.title}</h1>
      <StillRibbon links={EXAMPLE} seatOf={Number} language="nl" />
      <p>{m.home.lead}</p>
      <form class="join" onSubmit={submit}>
        <TextField
          label={m.home.yourName}
          value={name}
          onInput={onName}
          autocomplete="nickname"
          maxLength={state.about?.limits.name_characters ?? 20}
          error={error}
        />
        <Button type="submit" kind="main" disabled={state.busy}>
          {m.home.playNow}
        </Button>
      </form>
    </section>
  );
}

interface NoticeProps {
  state: State;
  refusal: State["refusal"];
  m: Scene["m"];
}

/** One line for whatever there is to say: the connection, a refusal, a word of the server's host. */
export function Notice({ state, refusal, m }: NoticeProps): JSX.Element {
  const text = noticeText({ state, refusal, m });
  return <Status text={text} tone={refusal ? "bad" : "plain"} />;
}

function noticeText({ state, refusal, m }: NoticeProps): Sentence {
  if (state.line === "reconnecting" || state.line === "offline") return m.line[state.line];
  if (refusal) return explain(refusal, "", null, m);
  return state.notice?.text ?? "";
}

/** Whether a refusal is about the name that was typed. */
export function nameError(refusal: State["refusal"]): boolean {
  if (refusal?.reason === "invalid_argument") return refusal.argument === "name";
  return refusal?.reason === "name_taken";
}

/** The name to offer: the player's own, else the one typed last. */
export function nameOf({ me, settings }: State): string {
  return me && !me.guest ? me.name : settings.name;
}

function firstWish({ about, settings }: State): NewGame {
  const languages = about?.languages ?? [settings.locale];
  const language = languages.includes(settings.locale) ? settings.locale : (languages[0] ?? settings.locale);
  return { ruleset: "sprint", language, private: false };
}
