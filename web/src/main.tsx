/** Puts the page together: the only place that knows both the browser and the parts. */

import "./styles/index.css";
import { render } from "preact";
import { createActions } from "./actions";
import { createApi } from "./api";
import { Client } from "./client";
import { dialer, ownAddress } from "./connection";
import { messages } from "./i18n";
import { identity, randomId } from "./identity";
import { lineWatch } from "./line";
import { listen } from "./live";
import { parse, path } from "./routes";
import { loadSettings, saveSettings } from "./settings";
import { initial } from "./state";
import { browserStorage } from "./storage";
import { createStore } from "./store";
import { tabKeeper } from "./tab";
import { App } from "./views/App";

const storage = browserStorage();
const store = createStore(initial(parse(location.pathname), loadSettings(storage, navigator.languages)));
const after = (ms: number, action: () => void): (() => void) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

const onStatus = lineWatch({
  after,
  hasNetwork: () => navigator.onLine,
  show: (line) => store.dispatch({ type: "line_changed", line }),
});
const dial = dialer(ownAddress(location), identity(storage));
const client = new Client({ dial, random: Math.random, after, onStatus });
const api = createApi(client);
const actions = createActions(store, api, {
  push: (address) => history.pushState(null, "", address),
  remember: (settings) => saveSettings(storage, settings),
  moveId: randomId,
});

const root = document.getElementById("app") ?? document.body;
const keepTab = tabKeeper(document);
const now = (): number => Date.now() + store.state.clock;
const linkTo = (game: string): string => location.origin + path({ page: "game", game });

function show(): void {
  const { state } = store;
  const m = messages(state.settings.locale);
  keepTab(state, m);
  render(<App scene={{ state, actions, m, now, linkTo }} />, root);
}

/** Links within the page change the address without loading it again. */
function onClick(event: MouseEvent): void {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!plain || !link || link.origin !== location.origin || link.hasAttribute("download")) return;
  if (link.pathname === location.pathname) return; // loads the page again
  event.preventDefault();
  actions.go(parse(link.pathname));
  scrollTo(0, 0);
}

store.listen(show);
listen(store, client, api, Date.now);
show();
client.wake();

document.addEventListener("click", onClick);
addEventListener("popstate", () => store.dispatch({ type: "navigated", route: parse(location.pathname) }));
addEventListener("online", () => client.wake());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && client.wake());
