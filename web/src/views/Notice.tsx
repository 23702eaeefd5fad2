/** One line for whatever there is to say: the connection, a refusal, a word of the server's host, a newer page. */

import type { JSX } from "preact";
import { explain } from "../explain";
import type { Refused } from "../refusal";
import { Status } from "../ui/Status";
import type { Sentence } from "../ui/Text";
import { isOutdated } from "../version";
import type { Scene } from "./scene";

interface NoticeProps {
  scene: Scene;
  refusal: Refused | null;
}

export function Notice({ scene, refusal }: NoticeProps): JSX.Element {
  return <Status text={text(scene, refusal)} tone={refusal ? "bad" : "plain"} />;
}

function text({ state, m }: Scene, refusal: Refused | null): Sentence {
  const broken = lineText({ state, m });
  if (broken) return broken;
  if (refusal) return explain(refusal, "", null, m);
  return renewal({ state, m }) ?? state.notice ?? "";
}

/** What there is to say of the connection: nothing while it holds; that there never was one, if that is so. */
export function lineText({ state: { line, about }, m }: Pick<Scene, "state" | "m">): string | null {
  if (line === "offline") return m.line.offline;
  if (line !== "reconnecting") return null;
  return about === null ? m.line.unreachable : m.line.reconnecting;
}

/** The offer to load the page again, where it is older than the server; never made in a game. */
export function renewal({ state, m }: Pick<Scene, "state" | "m">): Sentence | null {
  if (!isOutdated(state.about, state.renewed)) return null;
  // A link to the page's own address loads it again.
  return [m.page.outdated, " ", { href: location.pathname, text: m.page.reload }];
}
