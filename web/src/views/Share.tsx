/** The link of a game, handed on: to be read, copied, sent, or scanned. */

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { canSend, copy, send } from "../share";
import { Button, type ButtonKind } from "../ui/Button";
import { TextField } from "../ui/Choices";
import { Popover } from "../ui/Popover";
import { QrCode } from "../ui/QrCode";
import type { GameScene } from "./scene";

interface ShareProps {
  scene: GameScene;
  kind: ButtonKind;
  text: string;
  /** On a phone the bar has room for a sign alone. */
  sign?: boolean;
}

export function Share({ scene, kind, text, sign = false }: ShareProps): JSX.Element {
  return (
    <Popover label={text} text={text} kind={kind} {...(sign ? { icon: "share" } : {})}>
      {() => (
        <div class="share">
          <LinkCode scene={scene} />
          <LinkLine scene={scene} />
        </div>
      )}
    </Popover>
  );
}

export function LinkCode({ scene: { view, m, linkTo } }: { scene: GameScene }): JSX.Element {
  const link = linkTo(view.game);
  return <QrCode text={link} label={m.bar.qrOf(link)} />;
}

/** How long the button says that the link was copied, in ms. */
const SAID = 2_000;

/** The link, and what can be done with it. Where it cannot be copied it is marked, to be copied by hand. */
export function LinkLine({ scene: { view, m, linkTo } }: { scene: GameScene }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const link = linkTo(view.game);
  const onCopy = async (): Promise<void> => {
    if (!(await copy(link))) return field.current?.select();
    setCopied(true);
    setTimeout(() => setCopied(false), SAID);
  };
  return (
    <div class="link-line">
      <TextField label={m.waiting.link} value={link} onInput={() => undefined} readOnly inputRef={field} />
      <div class="row">
        <Button onClick={() => void onCopy()}>{copied ? m.bar.copied : m.bar.copy}</Button>
        {canSend() ? <Button onClick={() => void send(link)}>{m.bar.send}</Button> : null}
      </div>
    </div>
  );
}
