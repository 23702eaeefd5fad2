/** Several devices for one player: the code that one of them makes, and where another redeems it. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { explain } from "../explain";
import type { LinkCode as Code } from "../protocol";
import { path } from "../routes";
import { isOnlyHere } from "../share";
import { Button, LinkButton } from "../ui/Button";
import { TextField } from "../ui/Choices";
import { Outcome, Panel } from "../ui/Panel";
import { Notice } from "./Notice";
import { Page } from "./Page";
import { LinkCode, LinkLine } from "./Share";
import type { Scene } from "./scene";

/** Whoever comes with a code is shown nothing else to do. */
export function Linking({ scene, code }: { scene: Scene; code: string }): JSX.Element {
  const { m, state } = scene;
  const { linked } = state;
  if (linked) {
    return (
      <Page scene={scene}>
        <Outcome title={linked.device === "this" ? m.device.doneHere(linked.name) : m.device.doneThere(linked.name)}>
          <LinkButton href="/" kind="main">
            {m.page.toHome}
          </LinkButton>
        </Outcome>
      </Page>
    );
  }
  return (
    <Page scene={scene}>
      <Outcome title={m.page.link} text={m.device.lead} />
      <Notice scene={scene} refusal={codeError(scene) ? null : state.refusal} />
      {code === "" ? <Make scene={scene} /> : null}
      {state.code ? null : <Redeem key={code} scene={scene} given={code} />}
    </Page>
  );
}

/** On the device of a player: a code for another. */
export function Make({ scene }: { scene: Scene }): JSX.Element {
  const { m, state, actions } = scene;
  if (state.code) return <Made scene={scene} code={state.code} />;
  return (
    <Panel title={m.device.make}>
      <div class="device">
        <p>{m.device.makeText}</p>
        <Button disabled={state.busy} onClick={() => void actions.linkDevice()}>
          {m.device.makeCode}
        </Button>
      </div>
    </Panel>
  );
}

function Made({ scene, code }: { scene: Scene; code: Code }): JSX.Element {
  const { m, state, actions } = scene;
  const ends = Date.parse(code.expires) - state.clock; // on this device's clock
  useEffect(() => {
    const timer = setTimeout(() => actions.codeOver(code), ends - Date.now());
    return () => clearTimeout(timer);
  }, [actions, code, ends]);
  const link = location.origin + path({ page: "link", code: code.code });
  const until = new Date(ends).toLocaleTimeString(m.tag, { hour: "2-digit", minute: "2-digit" });
  return (
    <Panel title={m.device.code}>
      <div class="device">
        <p class="device-code">
          {code.code.slice(0, 4)} {code.code.slice(4)}
        </p>
        <LinkCode m={m} link={link} />
        <p>{m.device.codeText(until)}</p>
        <LinkLine m={m} link={link} label={m.device.address} />
        {isOnlyHere(location.hostname) ? <p class="dim">{m.device.onlyHere}</p> : null}
      </div>
    </Panel>
  );
}

function Redeem({ scene, given }: { scene: Scene; given: string }): JSX.Element {
  const { m, state, actions } = scene;
  const [code, setCode] = useState(given);
  const submit = (event: Event): void => {
    event.preventDefault();
    void actions.redeemLink(code);
  };
  const { refusal } = state;
  return (
    <Panel title={m.device.redeem}>
      <form class="device" onSubmit={submit}>
        <p>{m.device.redeemText}</p>
        <div class="join">
          <TextField
            label={m.device.redeemCode}
            value={code}
            onInput={setCode}
            error={refusal && codeError(scene) ? explain(refusal, code, null, m) : undefined}
          />
          <Button type="submit" kind="main" disabled={state.busy || code.trim() === ""}>
            {m.device.redeemNow}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Whether a refusal is about the code that was typed. */
function codeError({ state: { refusal } }: Scene): boolean {
  return refusal?.reason === "no_such_code" || (refusal?.reason === "invalid_argument" && refusal.argument === "code");
}
