/** The picture that stands beside a link in a chat: 1200 by 630. `pictures.py` takes it. */

import type { JSX } from "preact";
import { Replay } from "../snake/Replay";
import { Logo } from "../ui/Icons";
import "./card.css";

const WORDS = [
  { ply: 0, word: "behaard", player: "1", overlap: 0 },
  { ply: 1, word: "haardvuur", player: "2", overlap: 5 },
  { ply: 2, word: "vuurdoop", player: "3", overlap: 4 },
  { ply: 3, word: "doopvont", player: "4", overlap: 4 },
];

export function Card(): JSX.Element {
  return (
    <div class="preview">
      <p class="logo">
        <Logo />
        wordsnake
      </p>
      <Replay links={WORDS} seatOf={Number} language="nl" />
      <p>Lay your word on the tail of the last.</p>
    </div>
  );
}
