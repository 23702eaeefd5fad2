/** A game with invented content: being played, and watched. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Link } from "../snake/layout";
import { Ribbon } from "../snake/Ribbon";
import { Bar } from "../ui/Bar";
import { Button, IconButton } from "../ui/Button";
import { StageLine, WordField } from "../ui/Field";
import { ChatForm, Log, type LogEntry } from "../ui/Log";
import { Menu } from "../ui/Menu";
import { Ring } from "../ui/Ring";
import { type Seat, Seats } from "../ui/Seats";
import { Live } from "../ui/Status";
import type { Sentence } from "../ui/Text";
import { LINKS, SEATS, say, seatOf, typing } from "./sample";

export const HOME = { href: "#", label: "wordsnake" };
const nothing = (): void => undefined;

export function Clock({ left = 17_000, seat = 4 }: { left?: number; seat?: number }): JSX.Element {
  return <Ring seat={seat} deadline={left} span={30_000} now={() => 0} say={(seconds) => `${seconds} seconds left`} />;
}

const entries: LogEntry[] = [
  ...LINKS.flatMap((link): LogEntry[] => [
    {
      id: link.ply,
      time: "14:02",
      iso: "2026-11-22T14:02:00.000Z",
      kind: "bot",
      parts: [{ who: link.player ?? "", seat: seatOf(link.player) }, " entered ", { word: link.word }],
      points: link.overlap > 0 ? `+${2 * link.overlap}` : undefined,
    },
    ...(link.ply % 4 === 1 ? [chatLine(link, "classic start, and a line that is rather long")] : []),
  ]),
  {
    id: "last",
    time: "14:06",
    iso: "2026-11-22T14:06:00.000Z",
    kind: "note",
    parts: "Last round: Bob and Bastiaan have passed 25. Noor and adder-3 each have one more word.",
  },
  { id: "turn", time: "14:06", iso: "2026-11-22T14:06:00.000Z", kind: "note", parts: "It’s Noor’s turn" },
];

function chatLine(link: Link, text: string): LogEntry {
  const who = { who: link.player ?? "", seat: seatOf(link.player), nick: true };
  return {
    id: `said-${link.ply}`,
    time: "14:02",
    iso: "2026-11-22T14:02:00.000Z",
    kind: "said",
    parts: [who, ` ${text}`],
  };
}

interface GameProps {
  links?: readonly Link[];
  text?: string;
  sayLine?: Sentence;
  bad?: boolean;
  pending?: boolean;
  seats?: readonly Seat[];
  language?: string;
}

export function Game({
  links = LINKS,
  text = "iglo",
  sayLine,
  bad = false,
  pending = false,
  seats = SEATS,
}: GameProps): JSX.Element {
  const [typed, setTyped] = useState(text);
  const [chat, setChat] = useState("");
  const shown = typing(links, typed);
  return (
    <div class="game">
      <Bar home={HOME} facts={["sprint to 25", "Nederlands", "round 3, the last", "2 watching"]}>
        <Button kind="bare" wide>
          Share link
        </Button>
        <Button kind="bare" wide>
          Pass
        </Button>
        <Menu label="More: share, pass, chat" icon="more" narrow items={[{ text: "Share link" }, { text: "Pass" }]} />
        <IconButton icon="sound" label="Sound on" />
        <IconButton icon="sun" label="Light or dark" wide />
        <Menu
          label="Language: English"
          text="EN"
          items={[{ text: "Nederlands" }, { text: "English", checked: true }]}
        />
      </Bar>
      <main class="table">
        <h1 class="sr">Sprint to 25</h1>
        <Seats label="Seats" seats={seats} />
        <Ribbon
          links={links}
          seatOf={seatOf}
          language="nl"
          typed={{ ...shown, pending }}
          label="The snake so far"
          say={say}
          sum={{
            left: `${links.length} words, 54 letters`,
            right: ["best link: ", { word: "stelsel" }, ", 7 letters"],
          }}
        >
          <p class="waiting">Noor opens with any word of the list.</p>
        </Ribbon>
        <WordField
          label="Your word: it must begin with the end of stelselmatig"
          value={typed}
          lang="nl"
          button={pending ? "Sent" : "Play"}
          pending={pending}
          say={sayLine ?? [{ strong: "ig" }, "lo: 2 letters link, ", { strong: "4 points" }, { wide: ", makes 22" }]}
          tone={bad ? "bad" : "plain"}
          aside="You need 12 to share the lead"
          keys={[{ keys: "Enter" }, " play  ", { keys: "Esc" }, " clear  ", { keys: "/" }, " chat"]}
          ring={<Clock />}
          onInput={setTyped}
          onSubmit={nothing}
          onClear={() => setTyped("")}
        />
      </main>
      <Log title="Snakebot and chat" label="Game log and chat" entries={entries} lang="nl">
        <ChatForm
          label="Chat"
          placeholder="Chat, or >word to play"
          send="Send"
          value={chat}
          onInput={setChat}
          onSubmit={() => setChat("")}
        />
      </Log>
      <Live text="Bastiaan played stelselmatig, 7 letters, 14 points. Your turn, 30 seconds." />
    </div>
  );
}

export function Watching(): JSX.Element {
  return (
    <div class="game">
      <Bar home={HOME} facts={["sprint to 25", "Nederlands", "3 watching"]} />
      <main class="table">
        <h1 class="sr">Sprint to 25</h1>
        <Seats label="Seats" seats={SEATS} />
        <Ribbon links={LINKS.slice(0, 2)} seatOf={seatOf} language="nl" label="The snake so far" say={say} />
        <StageLine ring={<Clock />} title="Noor to move" text="You are watching, with two others.">
          <Button>Share link</Button>
        </StageLine>
      </main>
      <Log title="Snakebot and chat" label="Game log and chat" entries={entries.slice(0, 3)} lang="nl" />
    </div>
  );
}
