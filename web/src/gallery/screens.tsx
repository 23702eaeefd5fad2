/** The other screens, put together from their parts with invented content. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Replay } from "../snake/Replay";
import { Ribbon } from "../snake/Ribbon";
import { HeadWord, StillRibbon } from "../snake/Still";
import { Bar } from "../ui/Bar";
import { Button, IconButton, LinkButton } from "../ui/Button";
import { Cards, Pick, Switch, TextField } from "../ui/Choices";
import { Menu } from "../ui/Menu";
import { Moves } from "../ui/Moves";
import { List, Outcome, Panel, Standings } from "../ui/Panel";
import { MoveStrip, ScorePlot } from "../ui/Plot";
import { Dots, type Seat, Seats } from "../ui/Seats";
import type { Sentence } from "../ui/Text";
import { Wall } from "../ui/Wall";
import { Clock, HOME } from "./game";
import { LINKS, SEATS, say, seatOf } from "./sample";

const RULESETS = [
  { value: "classic", title: "Klassiek", text: "tot 100 punten, 60 s per beurt" },
  { value: "sprint", title: "Sprint", text: "tot 25 punten, 30 s per beurt" },
  { value: "survival", title: "Overleven", text: "één letter, steeds sneller" },
  { value: "race", title: "Race", text: "iedereen tegelijk, 3 minuten" },
];
const LANGUAGES = [
  { value: "nl", text: "Nederlands" },
  { value: "en", text: "English" },
];

export function Home(): JSX.Element {
  const [name, setName] = useState("Noor");
  const [rules, setRules] = useState("sprint");
  const [language, setLanguage] = useState("nl");
  const [isPrivate, setPrivate] = useState(false);
  const nav = [
    { href: "#scoreboard", text: "Scorebord" },
    { href: "#rules", text: "Regels" },
    { href: "#developers", text: "Voor ontwikkelaars" },
  ];
  return (
    <>
      <Bar home={HOME} nav={nav} navLabel="Pagina's">
        <IconButton icon="moon" label="Licht of donker" />
        <Menu label="Taal: Nederlands" text="NL" items={[{ text: "Nederlands", checked: true }, { text: "English" }]} />
      </Bar>
      <main class="page stack">
        <div class="cols">
          <div class="stack">
            <section class="hero">
              <h1>Leg je woord aan de staart van het vorige.</h1>
              <StillRibbon links={LINKS.slice(0, 4)} seatOf={seatOf} language="nl" />
              <p>
                Elke letter die twee woorden delen levert twee punten op. Speel met vrienden, met wie er is, of tegen
                een bot.
              </p>
              <form class="join" onSubmit={(event) => event.preventDefault()}>
                <TextField label="Je naam" value={name} onInput={setName} autocomplete="nickname" maxLength={20} />
                <Button type="submit" kind="main">
                  Speel nu
                </Button>
              </form>
            </section>
            <Panel flat title="Nieuw spel">
              <div class="stack">
                <Cards legend="Regels" name="rules" value={rules} onChange={setRules} cards={RULESETS} />
                <div class="row">
                  <Pick
                    label="Woorden in het"
                    name="language"
                    value={language}
                    onChange={setLanguage}
                    options={LANGUAGES}
                  />
                  <Switch checked={isPrivate} onChange={setPrivate}>
                    Privé, alleen met de link
                  </Switch>
                  <span class="grow" />
                  <Button>Maak spel</Button>
                </div>
              </div>
            </Panel>
          </div>
          <div class="stack">
            <Panel class="daily" title="Woord van vandaag" aside="22 november">
              <div class="word-box">
                <HeadWord word="herfst" seat={0} language="nl" />
              </div>
              <p class="dim">Tien woorden, vijf minuten, één poging.</p>
              <div class="row">
                <span class="grow">148 mensen speelden al</span>
                <LinkButton href="#game">Begin</LinkButton>
              </div>
            </Panel>
            <BestPlayers />
          </div>
        </div>
        <OpenGames />
        <footer class="foot">
          {nav.map((link) => (
            <a key={link.href} href={link.href}>
              {link.text}
            </a>
          ))}
        </footer>
      </main>
    </>
  );
}

function BestPlayers(): JSX.Element {
  const rows = ["Bastiaan", "tante_Riet", "Noor", "Wouter-K", "jip"].map((name, i) => ({
    key: name,
    cells: [[{ dim: `${i + 1}` }], name, `1.${842 - 40 * i}`] as Sentence[],
  }));
  const columns = [
    { text: "#", hidden: true },
    { text: "Naam", hidden: true },
    { text: "Rating", right: true, hidden: true },
  ];
  return (
    <Panel title="Beste spelers" aside={[{ href: "#scoreboard", text: "alles" }]}>
      <Standings caption="Beste spelers" columns={columns} rows={rows} />
    </Panel>
  );
}

function OpenGames(): JSX.Element {
  const open = [
    {
      key: "a",
      lead: <Dots seats={[{ seat: 1 }, { seat: 2, bot: true }]} />,
      title: "Sprint, Nederlands",
      small: "Bob en adder-3, nog plaats voor 6",
    },
    {
      key: "b",
      lead: <Dots seats={[{ seat: 1 }]} />,
      title: "Klassiek, English",
      small: "tante_Riet, nog plaats voor 7",
    },
  ].map((item) => ({ ...item, action: <LinkButton href="#game">Doe mee</LinkButton> }));
  return (
    <div class="cols">
      <Panel title="Wacht op spelers" aside="2">
        <List items={open} empty="Er wacht niemand." />
      </Panel>
      <Panel title="Nu bezig" aside="0">
        <List items={[]} empty="Er wordt nu niet gespeeld." />
      </Panel>
    </div>
  );
}

const SCORES = [
  { seat: 3, name: "Bastiaan", points: [2, 6, 10].map((move, i) => ({ move, score: [8, 16, 30][i] ?? 0 })) },
  { seat: 2, name: "Bob", points: [1, 5, 9].map((move, i) => ({ move, score: [10, 18, 26][i] ?? 0 })) },
  { seat: 4, name: "Noor", points: [3, 7, 11].map((move, i) => ({ move, score: [8, 18, 22][i] ?? 0 })) },
  { seat: 1, name: "adder-3", points: [4, 8, 12].map((move, i) => ({ move, score: [6, 12, 18][i] ?? 0 })) },
];

export function Over(): JSX.Element {
  const [at, setAt] = useState(10);
  const links = [
    ...LINKS,
    { ply: 11, word: "iglo", overlap: 2, player: "Noor" },
    { ply: 12, word: "globaal", overlap: 3, player: "adder-3" },
  ];
  const places: Seat[] = [2, 1, 3, 0].map((i, place) => ({
    ...(SEATS[i] as Seat),
    state: place === 0 ? "turn" : "plain",
    sub: place === 0 ? "won" : "past the goal",
    progress: null,
  }));
  return (
    <>
      <Bar home={HOME} facts={["sprint to 25", "Nederlands", "finished in 4:12"]}>
        <IconButton icon="sound" label="Sound on" />
      </Bar>
      <main class="page stack">
        <Outcome
          title="Bastiaan wins, 30 to 26"
          text={["The goal was passed in round 3. Best link: ", { word: "stelsel" }, ", 7 letters, 14 points."]}
        >
          <Button kind="main">Rematch</Button>
          <Button>Share</Button>
          <Button>Download</Button>
        </Outcome>
        <Seats final label="Final scores" seats={places} />
        <Panel title="Scores over the moves" aside={`move ${at} of 12`}>
          <ScorePlot
            label="Scores over the moves: Bastiaan 30, Bob 26, Noor 22, adder-3 18"
            goal={{ value: 25, text: "goal 25" }}
            moves={12}
            series={SCORES}
            at={at}
          />
          <MoveStrip
            label="Letters linked per move"
            moves={links.map((link) => ({
              seat: seatOf(link.player),
              spoken: say(link),
              linked: link.overlap,
              possible: link.ply === 11 ? 5 : undefined,
            }))}
            at={at}
            onMove={setAt}
            slider={{ label: "Replay: move", text: `move ${at}` }}
            keyTexts={{ linked: "letters linked", possible: "were possible too" }}
          />
        </Panel>
        <Panel flat title={[`Move ${at}: `, { word: links[at]?.word ?? "" }]}>
          <Replay links={links.slice(0, at + 1)} seatOf={seatOf} language="nl" />
        </Panel>
        <Panel title="Analysis per move">
          <Moves
            caption="Analysis per move"
            columns={{ number: "#", word: "Word", points: "Points", best: "Best possible", left: "Continuations left" }}
            lang="nl"
            moves={links.slice(1).map((link) => ({
              number: link.ply,
              seat: seatOf(link.player),
              bot: link.player === "adder-3",
              word: [link.word.slice(0, link.overlap), link.word.slice(link.overlap)] as const,
              points: `+${2 * link.overlap}`,
              best: link.ply === 11 ? [{ word: "matigheid" }, " 5"] : [{ dim: "best" }],
              left: `${link.ply * 37}`,
            }))}
          />
        </Panel>
      </main>
    </>
  );
}

const ENDED = ["Bob", "Wouter-K", "Eva"].map((name, i) => ({
  key: name,
  scores: [
    { name, points: 42 - i, won: true },
    { name: "Noor", points: 30 - 2 * i, won: false },
  ],
}));

export function Board(): JSX.Element {
  const names = ["Bastiaan", "Bob", "Noor", "tante_Riet", "Wouter-K", "jip", "Fenna", "adder-3", "guest-4fa1c0"];
  const games = ["tante_Riet, Wouter-K", "jip, Fenna, viper-2", "guest-4fa1c0, Eva", "Daan, krait-5"].map(
    (players, i) => ({
      key: players,
      ribbon: (
        <StillRibbon links={LINKS.slice(2 * i, 2 * i + 3)} seatOf={(player) => seatOf(player) + i} language="nl" />
      ),
      names: players,
    }),
  );
  return (
    <Wall
      home={HOME}
      title="Scoreboard"
      join={{ before: "Join at", address: "192.168.1.20:8080" }}
      turn={{ ring: <Clock />, title: "Noor to move", text: "Last round of a sprint to 25. Bastiaan leads with 30." }}
      points={{
        title: "Points today",
        empty: "None yet.",
        rows: names.map((name, i) => ({ name, points: `${214 - 13 * i}` })),
      }}
      ended={{ title: "Ended", room: 3, games: ENDED }}
      others={{ title: "Also being played", games }}
    >
      <Seats label="Seats" seats={SEATS} />
      <Ribbon links={LINKS} seatOf={seatOf} language="nl" label="The snake so far" say={say} />
    </Wall>
  );
}
