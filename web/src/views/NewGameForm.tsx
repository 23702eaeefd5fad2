/** A new game: its rules, the language of its words, and who may know of it. */

import type { JSX } from "preact";
import type { NewGame } from "../api";
import { LOCALES, type Messages } from "../i18n";
import type { RulesetView } from "../protocol";
import { Button } from "../ui/Button";
import { Cards, Pick, Switch } from "../ui/Choices";
import { Panel } from "../ui/Panel";
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

export function NewGameForm({ scene: { state, m }, wish, onWish, onCreate }: NewGameFormProps): JSX.Element {
  const { about, busy } = state;
  const submit = (event: Event): void => {
    event.preventDefault();
    onCreate();
  };
  const cards = (about?.rulesets ?? USUAL).map((ruleset) => card(m, ruleset));
  const options = (about?.languages ?? LOCALES).map((value) => ({ value, text: languageName(m, value) }));
  return (
    <Panel title={m.home.newGame} flat>
      <form class="stack" onSubmit={submit}>
        <Cards
          legend={m.home.rules}
          name="ruleset"
          value={wish.ruleset}
          onChange={(ruleset) => onWish({ ...wish, ruleset })}
          cards={cards}
        />
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
          <Button type="submit" disabled={busy}>
            {m.home.create}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

type Offer = Pick<RulesetView, "name" | "target_score" | "turn_seconds">;

/** What stands there until the server has said what it offers, so that nothing is empty and nothing moves then. */
export const USUAL: readonly Offer[] = [
  { name: "classic", target_score: 100, turn_seconds: 60 },
  { name: "sprint", target_score: 25, turn_seconds: 30 },
  { name: "survival", target_score: null, turn_seconds: 20 },
];

function card(m: Messages, ruleset: Offer): Card {
  return { value: ruleset.name, title: rulesetName(m, ruleset.name), text: rulesetText(m, ruleset) };
}

/** A ruleset in a few words: "to 25 points, 30 s a turn". */
function rulesetText(m: Messages, { target_score, turn_seconds }: Offer): string {
  const goal = target_score === null ? m.lastStanding : m.goal(target_score);
  return turn_seconds === null ? goal : `${goal}, ${m.pace(turn_seconds)}`;
}
