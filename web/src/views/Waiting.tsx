/** The waiting room: who is here, the link for the others, and the start. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { explain } from "../explain";
import type { Who } from "../i18n/parts";
import { mySeat, seatNumber } from "../select";
import { isOnlyHere } from "../share";
import { StillRibbon } from "../snake/Still";
import { Button } from "../ui/Button";
import { Pick, TextField } from "../ui/Choices";
import { StageLine } from "../ui/Field";
import { type Sentence, Text } from "../ui/Text";
import { EXAMPLE } from "./example";
import { facts } from "./GameBar";
import { lineText } from "./Notice";
import { nameError, nameOf } from "./name";
import { LinkCode, LinkLine } from "./Share";
import type { GameScene } from "./scene";

const BOT_LEVELS = ["1", "2", "3", "4", "5"];

/** On the empty stage: for those who are seated the link by which others come, and bots for the host. */
export function Waiting({ scene }: { scene: GameScene }): JSX.Element | null {
  const { state, view, m } = scene;
  const seat = mySeat(state);
  if (!seat) return <Invitation scene={scene} title={m.waiting.invites(hostOf(scene))} />;
  if (view.rated) return <Invitation scene={scene} title={m.waiting.seeking} />;
  const { seats_max: max, pace } = view.ruleset;
  const link = scene.linkTo(view.game);
  const botMayCome = view.host === seat.player && view.seats.length < max && pace !== "solo";
  return (
    <div class="invite">
      <LinkCode m={m} link={link} />
      <LinkLine m={m} link={link} label={m.waiting.link} />
      {botMayCome ? <AddBot scene={scene} /> : null}
      {isOnlyHere(location.hostname) ? <p class="dim">{m.waiting.onlyHere}</p> : null}
    </div>
  );
}

const hostOf = ({ view }: GameScene): Who => ({ who: view.host, seat: seatNumber(view, view.host) });

/** For whoever opened the link, or waits for a stranger: what game it is, and how it goes. */
function Invitation({ scene, title }: { scene: GameScene; title: Sentence }): JSX.Element {
  const { view, m } = scene;
  const links = view.ruleset.max_overlap === null ? EXAMPLE : [];
  return (
    <div class="invitation">
      <p class="invites">
        <Text parts={title} />
      </p>
      <p>{facts(scene).slice(0, 2).join(", ")}</p>
      {links.length > 0 ? <StillRibbon links={links} seatOf={Number} language="nl" /> : null}
      <p>
        <Text parts={m.waiting.how} />
      </p>
    </div>
  );
}

function AddBot({ scene: { view, m, actions } }: { scene: GameScene }): JSX.Element {
  const [level, setLevel] = useState("3");
  return (
    <div class="add-bot">
      <p class="label" aria-hidden="true">
        {m.waiting.botLevel}
      </p>
      <Pick
        label={m.waiting.botLevel}
        name="bot-level"
        value={level}
        onChange={setLevel}
        options={BOT_LEVELS.map((text) => ({ value: text, text }))}
      />
      <Button onClick={() => actions.addBot(view.game, Number(level))}>{m.waiting.addBot}</Button>
    </div>
  );
}

/** At the foot: what this player can do now. */
export function WaitingLine({ scene }: { scene: GameScene }): JSX.Element {
  const { state, table, view, m, actions } = scene;
  const seat = mySeat(state);
  const { seats_min: min, seats_max: max } = view.ruleset;
  const title = m.waiting.title(view.seats.length, min);
  const refused = table.answer?.refused ?? state.refusal;
  if (!seat) {
    const full = view.seats.length >= max;
    return (
      <StageLine title={title} text={full ? m.waiting.full : m.waiting.stranger}>
        {full ? null : <SitDown scene={scene} />}
      </StageLine>
    );
  }
  const isHost = view.host === seat.player && !view.rated; // a game among strangers begins by itself
  const text = refused ? explain(refused, "", view, m) : waitingText(scene, isHost);
  return (
    <StageLine title={title} text={text}>
      {isHost ? (
        <Button kind="main" disabled={view.seats.length < min} onClick={() => actions.start(view.game)}>
          {m.waiting.start}
        </Button>
      ) : null}
    </StageLine>
  );
}

function waitingText(scene: GameScene, isHost: boolean): Sentence {
  const { view, m } = scene;
  const broken = lineText(scene);
  if (broken) return broken;
  const { seats_min: min } = view.ruleset;
  if (view.rated) return view.seats.length < min ? m.waiting.alone : m.waiting.soon;
  if (!isHost) return m.waiting.guest(hostOf(scene));
  return view.seats.length < min ? m.waiting.host(min) : m.waiting.hostReady;
}

/** A name and a seat, in one go. */
function SitDown({ scene: { state, view, m, actions } }: { scene: GameScene }): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? nameOf(state);
  const submit = (event: Event): void => {
    event.preventDefault();
    void actions.join(view.game, name);
  };
  const { refusal } = state;
  return (
    <form class="join sit" onSubmit={submit}>
      <TextField
        label={m.home.yourName}
        value={name}
        onInput={setTyped}
        autocomplete="nickname"
        maxLength={state.about?.limits.name_characters ?? 20}
        error={refusal ? explain(refusal, nameError(refusal) ? name : "", view, m) : undefined}
      />
      <Button type="submit" kind="main" disabled={state.busy}>
        {m.waiting.join}
      </Button>
    </form>
  );
}
