/** The picture that stands beside a link in a chat: 1200 by 630. `pictures.py` takes it. */

import type { JSX } from "preact";
import { Replay } from "../snake/Replay";
import { Logo } from "../ui/Icons";
import { EXAMPLE } from "../views/example";
import "./card.css";

export function Card(): JSX.Element {
  return (
    <div class="preview">
      <p class="logo">
        <Logo />
        wordsnake
      </p>
      <Replay links={EXAMPLE} seatOf={Number} language="nl" />
      <p>Lay your word on the tail of the last.</p>
    </div>
  );
}
