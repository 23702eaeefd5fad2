/** The bar of every page: where home is, the pages or the facts of a game, and the choices of this browser. */

import type { ComponentChildren, JSX } from "preact";
import { LOCALES } from "../i18n";
import { path, type Route } from "../routes";
import type { Locale, State } from "../state";
import { Bar, type NavLink } from "../ui/Bar";
import { Button, IconButton, LinkButton } from "../ui/Button";
import type { Sentence } from "../ui/Text";
import { Attention } from "./Attention";
import type { Scene } from "./scene";

interface TopBarProps {
  scene: Scene;
  /** On a phone the choices move into the menu, if this page has one. */
  menu?: boolean;
  /** What game this is; pages that are no game show links instead. */
  facts?: readonly Sentence[];
  /** What can be done here. */
  children?: ComponentChildren;
}

export function TopBar({ scene, facts, menu = false, children }: TopBarProps): JSX.Element {
  const { m } = scene;
  const home = { href: "/", label: "wordsnake" };
  const middle = facts ? { facts } : { nav: pages(scene), navLabel: m.page.pages };
  return (
    <Bar home={home} {...middle}>
      {facts ? null : <OwnPage scene={scene} />}
      {children}
      <Attention scene={scene} />
      <ThemeButton scene={scene} wide={menu} />
      <LanguageButton scene={scene} wide={menu} />
    </Bar>
  );
}

/** The links to the pages that are no game. */
export function pages({ m, state }: Pick<Scene, "m" | "state">): readonly NavLink[] {
  const routes: readonly (readonly [Route, string])[] = [
    [{ page: "scoreboard" }, m.page.scoreboard],
    [{ page: "leaderboard", ruleset: "sprint" }, m.page.leaderboard],
    [{ page: "rules" }, m.page.rules],
    [{ page: "developers" }, m.page.developers],
  ];
  return routes.map(([route, text]) => ({ href: path(route), text, current: route.page === state.route.page }));
}

/** Whoever has a name finds their own page under it. */
function OwnPage({ scene: { state } }: { scene: Scene }): JSX.Element | null {
  const { me } = state;
  if (!me || me.guest) return null;
  return (
    <LinkButton href={path({ page: "player", name: me.name })} kind="bare" wide>
      {me.name}
    </LinkButton>
  );
}

function ThemeButton({ scene, wide }: { scene: Scene; wide: boolean }): JSX.Element {
  const { state, m } = scene;
  const icon = isDark(state.settings.theme) ? "moon" : "sun";
  return <IconButton icon={icon} label={m.bar.theme} onClick={() => changeTheme(scene)} wide={wide} />;
}

export function changeTheme({ state, actions }: Scene): void {
  actions.change({ theme: isDark(state.settings.theme) ? "light" : "dark" });
}

function isDark(theme: State["settings"]["theme"]): boolean {
  return theme === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

function LanguageButton({ scene: { state, actions, m }, wide }: { scene: Scene; wide: boolean }): JSX.Element {
  const { locale } = state.settings;
  return (
    <Button kind="bare" wide={wide} onClick={() => actions.change({ locale: nextLocale(state) })}>
      <span class="sr">{m.bar.language(m.name)}, </span>
      {locale.toUpperCase()}
    </Button>
  );
}

/** The language that comes after the one that is shown. */
export function nextLocale({ settings: { locale } }: State): Locale {
  return LOCALES[(LOCALES.indexOf(locale) + 1) % LOCALES.length] ?? locale;
}
