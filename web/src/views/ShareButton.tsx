/** Hands the game's link on; says so when it went to the clipboard. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { share } from "../share";
import { Button, type ButtonKind } from "../ui/Button";
import type { GameScene } from "./scene";

interface ShareButtonProps {
  scene: GameScene;
  kind: ButtonKind;
  text: string;
  wide?: boolean;
}

/** How long the button says that the link was copied, in ms. */
const SAID = 2_000;

export function ShareButton({ scene: { view, m, linkTo }, kind, text, wide }: ShareButtonProps): JSX.Element {
  const [copied, setCopied] = useState(false);
  const onShare = async (): Promise<void> => {
    if (!(await share(linkTo(view.game)))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SAID);
  };
  return (
    <Button kind={kind} wide={wide} onClick={() => void onShare()}>
      {copied ? m.bar.copied : text}
    </Button>
  );
}
