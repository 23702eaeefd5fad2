/** Puts the page together: the only place that knows both the browser and the parts. */

import "./styles/index.css";
import { render } from "preact";
import { createActions } from "./actions";
import { createApi } from "./api";
import { Client } from "./client";
import { dialer, ownAddresses } from "./connection";
import { save } from "./download";
import { messages } from "./i18n";
import { identity, randomId } from "./identity";
import { lineWatch } from "./line";
import { listen, recognise } from "./live";
import { keepMissing } from "./missing";
import { askToNotify, mayNotify, notify, vibrate } from "./notify";
import { parse, path } from "./routes";
import { seek } from "./seek";
import { loadMuted, loadSettings, saveMuted, saveSettings } from "./settings";
import { chime } from "./sound";
import { initial, type State } from "./state";
import { browserStorage } from "./storage";
import { createStore } from "./store";
import { tabKeeper } from "./tab";
import { isOutdated } from "./version";
import { App } from "./views/App";
import { chooseWay } from "./ways";

const storage = browserStorage("localStorage");
const session = browserStorage("sessionStorage");
const RENEWED = "renewed";
const kept = () => loadSettings(storage, navigator.languages);
const store = createStore(
  initial(parse(location.pathname, location.hash), kept(), {
    muted: loadMuted(session),
    renewed: session.get(RENEWED),
  }),
);
const after = (ms: number, action: () => void): (() => void) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

const onStatus = lineWatch({
  after,
  hasNetwork: () => navigator.onLine,
  show: (line) => store.dispatch({ type: "line_changed", line }),
});
const me = identity(storage);
const at = ownAddresses(location);
const ways = { websocket: dialer("websocket", at.websocket, me), longpoll: dialer("longpoll", at.longpoll, me) };
const dial = chooseWay(ways, session);
const client = new Client({ dial, random: Math.random, after, onStatus });
const api = createApi(client);
/** The other tabs of this browser: the same player, the same settings. */
const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("wordsnake");
const actions = createActions(store, api, {
  push: (address) => history.pushState(null, "", address),
  remember: (settings) => saveSettings(storage, settings),
  moveId: randomId,
  rememberMuted: (players) => saveMuted(session, players),
  askToNotify,
  save,
  renamed: () => tabs?.postMessage("renamed"),
});

const root = document.getElementById("app") ?? document.body;
const keepTab = tabKeeper(document, callPlayer);
const now = (): number => Date.now() + store.state.clock;
const linkTo = (game: string): string => location.origin + path({ page: "game", game });

function show(): void {
  const { state } = store;
  const m = messages(state.settings.locale);
  keepTab(state, m);
  render(<App scene={{ state, actions, m, now, linkTo }} />, root);
}

/** It is your turn: what the player has allowed, and a notification only if the page is out of sight. */
function callPlayer({ settings }: State, title: string): void {
  if (settings.sound) after(0, () => chime(settings.volume)); // the first sound takes long: what is new shows before it
  if (settings.vibrate) vibrate();
  if (settings.notify && document.hidden && mayNotify()) void notify(title, location.pathname);
}

/** Links within the page change the address without loading it again; a path with a dot is a file. */
function onClick(event: MouseEvent): void {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!plain || !link || link.origin !== location.origin || link.pathname.includes(".")) return;
  if (link.pathname === location.pathname) {
    session.set(RENEWED, store.state.about?.version ?? ""); // the browser loads the page again
    return;
  }
  event.preventDefault();
  actions.go(parse(link.pathname, link.hash));
  scrollTo(0, 0);
}

/** On a wall nobody is there to load a page again. */
function renewWall(): void {
  const { route, about, renewed, table } = store.state;
  if (route.page !== "scoreboard" || !isOutdated(about, renewed) || table?.view?.phase === "playing") return;
  session.set(RENEWED, about?.version ?? "");
  location.reload();
}

store.listen(show);
store.listen(renewWall);
keepMissing(store, session);
listen(store, client, api, Date.now);
seek(store, api, (game) => actions.go({ page: "game", game }), after);
show();
client.wake();

document.addEventListener("click", onClick);
addEventListener("popstate", () =>
  store.dispatch({ type: "navigated", route: parse(location.pathname, location.hash) }),
);
if (import.meta.env.PROD && "serviceWorker" in navigator)
  void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
addEventListener("storage", () => store.dispatch({ type: "settings_changed", settings: kept() }));
tabs?.addEventListener("message", () => void recognise(store, api));
addEventListener("online", () => client.wake());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && client.wake());
