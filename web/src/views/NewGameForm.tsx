/** A new game: its rules, the language of its words, and who may know of it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { NewGame } from "../api";
import { LOCALES, type Messages } from "../i18n";
import type { RulesetView } from "../protocol";
import { clash, overrides, type Typed, wrong } from "../rules";
import { Button } from "../ui/Button";
import { Cards, Pick, Switch } from "../ui/Choices";
import { Panel } from "../ui/Panel";
import { Notice } from "./Notice";
import { RulesForm } from "./RulesForm";
import { languageName, rulesetName, type Scene } from "./scene";

interface Card {
  readonly value: string;
  readonly title: string;
  readonly text: string;
}

interface NewGameFormProps {
  scene: Scene;
  wish: NewGame;
  onWish: (wish: NewGame) => void;
  onCreate: () => void;
}

export function NewGameForm({ scene, wish, onWish, onCreate }: NewGameFormProps): JSX.Element {
  const { state, m } = scene;
  const { about, busy } = state;
  const [typed, setTyped] = useState<Typed>({});
  const preset = about?.rulesets.find(({ name }) => name === wish.ruleset);
  const bounds = about?.bounds ?? {};
  const clashing = clash(state.refusal);
  const type = (next: Typed): void => {
    setTyped(next);
    if (preset) onWish({ ...wish, rules: overrides(preset, next, bounds) });
  };
  const choose = (ruleset: string): void => {
    setTyped({});
    onWish({ ...wish, ruleset, rules: {} });
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    onCreate();
  };
  const offers = (about?.rulesets ?? USUAL).filter(({ pace }) => pace !== "solo");
  const cards = offers.map((ruleset) => card(m, ruleset));
  const options = (about?.languages ?? LOCALES).map((value) => ({ value, text: languageName(m, value) }));
  return (
    <Panel title={m.home.newGame} flat>
      <form class="stack" onSubmit={submit}>
        <Cards legend={m.home.rules} name="ruleset" value={wish.ruleset} onChange={choose} cards={cards} />
        {preset && about ? (
          <RulesForm m={m} preset={preset} bounds={bounds} typed={typed} clashing={clashing} onType={type} />
        ) : null}
        <div class="row">
          <Pick
            label={m.home.wordsIn}
            name="language"
            value={wish.language}
            onChange={(language) => onWish({ ...wish, language })}
            options={options}
          />
          <Switch checked={wish.private} onChange={(secret) => onWish({ ...wish, private: secret })}>
            {m.home.secret}
          </Switch>
          <span class="grow" />
          <Button type="submit" disabled={busy || wrong(typed, bounds).length > 0}>
            {m.home.create}
          </Button>
        </div>
        {clashing ? <Notice scene={scene} refusal={state.refusal} /> : null}
      </form>
    </Panel>
  );
}

type Offer = Pick<RulesetView, "name" | "pace" | "target_score" | "max_words" | "game_seconds" | "turn_seconds">;

const UNLIMITED = { target_score: null, max_words: null, game_seconds: null, turn_seconds: null };

/** What stands there until the server has said what it offers, so that nothing is empty and nothing moves then. */
export const USUAL: readonly Offer[] = [
  { ...UNLIMITED, name: "classic", pace: "turns", target_score: 100, turn_seconds: 60 },
  { ...UNLIMITED, name: "sprint", pace: "turns", target_score: 25, turn_seconds: 30 },
  { ...UNLIMITED, name: "survival", pace: "turns", turn_seconds: 20 },
  { ...UNLIMITED, name: "race", pace: "race", game_seconds: 180 },
  { ...UNLIMITED, name: "daily", pace: "solo", max_words: 10, game_seconds: 300 },
];

function card(m: Messages, ruleset: Offer): Card {
  return { value: ruleset.name, title: rulesetName(m, ruleset.name), text: rulesetText(m, ruleset) };
}

/** A ruleset in a few words: "to 25 points, 30 s a turn". */
function rulesetText(m: Messages, offer: Offer): string {
  const { turn_seconds } = offer;
  return [...goalTexts(m, offer), ...(turn_seconds === null ? [] : [m.pace(turn_seconds)])].join(", ");
}

/** What a game is played to: "to 25 points"; more than one where whatever comes first ends it. */
export function goalTexts(m: Messages, { pace, target_score, max_words, game_seconds }: Offer): readonly string[] {
  const goals = [
    ...(pace === "race" ? [m.everybody] : []),
    ...(target_score === null ? [] : [m.goal(target_score)]),
    ...(max_words === null ? [] : [m.wordsGoal(max_words)]),
    ...(game_seconds === null ? [] : [m.lasts(game_seconds)]),
  ];
  return goals.length === 0 ? [m.lastStanding] : goals;
}
