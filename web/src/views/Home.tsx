/** Home: a name, a game to sit down at within seconds, a new one, and those that are open or being played. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { NewGame } from "../api";
import { explain } from "../explain";
import { clash } from "../rules";
import { StillRibbon } from "../snake/Still";
import type { State } from "../state";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Choices";
import { Today } from "./Daily";
import { EXAMPLE } from "./example";
import { GameLists } from "./GameLists";
import { TopPlayers } from "./LeaderboardPage";
import { NewGameForm } from "./NewGameForm";
import { Notice } from "./Notice";
import { nameError, nameOf } from "./name";
import { Page } from "./Page";
import type { Scene } from "./scene";

export function Home({ scene }: { scene: Scene }): JSX.Element {
  const { state, actions } = scene;
  const [name, setName] = useState<string | null>(null);
  const [wish, setWish] = useState<NewGame>(() => firstWish(state));
  const shown = name ?? nameOf(state);
  return (
    <Page scene={scene}>
      <div class="cols">
        <div class="stack">
          <Hero scene={scene} name={shown} onName={setName} onPlay={() => actions.playNow(shown, wish)} />
          <Today scene={scene} name={shown} />
          <NewGameForm scene={scene} wish={wish} onWish={setWish} onCreate={() => actions.create(shown, wish)} />
          <TopPlayers scene={scene} />
        </div>
        <GameLists scene={scene} name={shown} />
      </div>
    </Page>
  );
}

interface HeroProps {
  scene: Scene;
  name: string;
  onName: (name: string) => void;
  onPlay: () => void;
}

function Hero({ scene, name, onName, onPlay }: HeroProps): JSX.Element {
  const { state, m } = scene;
  const submit = (event: Event): void => {
    event.preventDefault();
    onPlay();
  };
  const field = useRef<HTMLInputElement>(null);
  const error = nameError(state.refusal) && state.refusal ? explain(state.refusal, name, null, m) : undefined;
  const elsewhere = error !== undefined || clash(state.refusal) !== null;
  useEffect(() => {
    // A game can be created from far below, where what is wrong with the name would not be seen.
    if (nameError(state.refusal)) field.current?.focus();
  }, [state.refusal]);
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
          inputRef={field}
        />
        <Button type="submit" kind="main" disabled={state.busy}>
          {m.home.playNow}
        </Button>
      </form>
      <Notice scene={scene} refusal={elsewhere ? null : state.refusal} />
    </section>
  );
}

function firstWish({ about, settings }: State): NewGame {
  const languages = about?.languages ?? [settings.locale];
  const language = languages.includes(settings.locale) ? settings.locale : (languages[0] ?? settings.locale);
  return { ruleset: "sprint", language, private: false };
}
