/** The tab around the page: its title, icon, language and theme; and the moment when it becomes your turn. */

import type { Messages } from "./i18n";
import { outcomeTitle } from "./narrate";
import { isMyTurn } from "./select";
import type { State, Theme } from "./state";

const ICONS = { quiet: "/favicon.svg", turn: "/favicon-turn.svg" };

/** What the tab is called. */
export function titleOf(state: State, m: Messages): string {
  const text = subject(state, m);
  return text === "" ? "Wordsnake" : `${text} · Wordsnake`;
}

function subject(state: State, m: Messages): string {
  const { route, table } = state;
  switch (route.page) {
    case "home":
    case "missing":
      return "";
    case "leaderboard":
      return m.standings.title(m.rulesets[route.ruleset] ?? route.ruleset);
    case "player":
      return m.player.title(route.name);
    case "game":
      if (!table?.view) return "";
      if (table.view.phase === "finished") return outcomeTitle(table.view, m);
      return isMyTurn(state) ? m.turn.document(table.view.current) : (m.rulesets[table.view.ruleset.name] ?? "");
    default:
      return m.page[route.page];
  }
}

/** Language and theme. What is so already is let alone: every word comes by here, and styles depend on both. */
function dress(root: HTMLElement, lang: string, theme: Theme): void {
  if (root.lang !== lang) root.lang = lang;
  if (theme === (root.dataset.theme ?? "system")) return;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** Keeps a document's tab in step; call the result after every change. `onTurn` is called when a turn of yours begins. */
export function tabKeeper(
  page: Document,
  onTurn: (state: State, title: string) => void,
): (state: State, m: Messages) => void {
  let hadTurn = false;
  return (state, m) => {
    const turn = isMyTurn(state);
    const root = page.documentElement;
    dress(root, m.tag, state.settings.theme);
    const title = titleOf(state, m);
    if (page.title !== title) page.title = title;
    if (turn === hadTurn) return;
    hadTurn = turn;
    page.querySelector('link[rel="icon"]')?.setAttribute("href", turn ? ICONS.turn : ICONS.quiet);
    if (turn) onTurn(state, page.title);
  };
}
