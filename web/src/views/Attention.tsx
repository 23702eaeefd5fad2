/** How the page calls its player: by sound, and where the device can, by vibration and notification. */

import type { JSX } from "preact";
import { canNotify, canVibrate, mayNotify } from "../notify";
import { chime } from "../sound";
import { Slider, Switch } from "../ui/Choices";
import { Popover } from "../ui/Popover";
import type { Scene } from "./scene";

export function Attention({ scene }: { scene: Scene }): JSX.Element {
  const { m, state } = scene;
  const { sound } = state.settings;
  return (
    <Popover icon={sound ? "sound" : "mute"} label={m.bar.sound(sound)}>
      {() => (
        <div class="attention">
          <Sound scene={scene} />
          <Outside scene={scene} />
        </div>
      )}
    </Popover>
  );
}

function Sound({ scene: { state, actions, m } }: { scene: Scene }): JSX.Element {
  const { sound, volume } = state.settings;
  const onVolume = (chosen: number): void => {
    actions.change({ volume: chosen });
    chime(chosen);
  };
  return (
    <>
      <Switch checked={sound} onChange={(on) => actions.change({ sound: on })}>
        {m.bar.playSound}
      </Switch>
      <Slider label={m.bar.volume} value={volume} onChange={onVolume} disabled={!sound} />
    </>
  );
}

/** What reaches a player who does not look at the page. */
function Outside({ scene: { state, actions, m } }: { scene: Scene }): JSX.Element {
  const { notify, vibrate } = state.settings;
  return (
    <>
      {canVibrate() ? (
        <Switch checked={vibrate} onChange={(on) => actions.change({ vibrate: on })}>
          {m.bar.vibrate}
        </Switch>
      ) : null}
      {canNotify() ? (
        <Switch checked={notify && mayNotify()} onChange={(on) => void actions.notify(on)}>
          {m.bar.notify}
        </Switch>
      ) : null}
    </>
  );
}
