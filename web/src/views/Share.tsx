/** A link handed on, a game's or a code's: to be read, copied, sent, or scanned. */

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Messages } from "../i18n";
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
          <LinkCode m={scene.m} link={scene.linkTo(scene.view.game)} />
          <LinkLine m={scene.m} link={scene.linkTo(scene.view.game)} label={scene.m.waiting.link} />
        </div>
      )}
    </Popover>
  );
}

export function LinkCode({ m, link }: { m: Messages; link: string }): JSX.Element {
  return <QrCode text={link} label={m.bar.qrOf(link)} />;
}

/** How long the button says that the link was copied, in ms. */
const SAID = 2_000;

/** The link, and what can be done with it. Where it cannot be copied it is marked, to be copied by hand. */
export function LinkLine({ m, link, label }: { m: Messages; link: string; label: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const onCopy = async (): Promise<void> => {
    if (!(await copy(link))) return field.current?.select();
    setCopied(true);
    setTimeout(() => setCopied(false), SAID);
  };
  return (
    <div class="link-line">
      <TextField label={label} value={link} onInput={() => undefined} readOnly inputRef={field} />
      <div class="row">
        <Button onClick={() => void onCopy()}>{copied ? m.bar.copied : m.bar.copy}</Button>
        {canSend() ? <Button onClick={() => void send(link)}>{m.bar.send}</Button> : null}
      </div>
    </div>
  );
}
