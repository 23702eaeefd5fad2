/** Every screen has an address of its own; the link of a game is the invitation to it. */

export type Route =
  | { readonly page: "home" }
  | { readonly page: "game"; readonly game: string }
  | { readonly page: "scoreboard" }
  | { readonly page: "rules" }
  | { readonly page: "developers" }
  /** `code` is what a second device was given to redeem; empty where there is none. */
  | { readonly page: "link"; readonly code: string }
  | { readonly page: "player"; readonly name: string }
  | { readonly page: "leaderboard"; readonly ruleset: string }
  | { readonly page: "missing" };

const CODE_MAX = 16;
/** The leaderboard that is shown where none is asked for: that of *Play now*. */
const FIRST_BOARD = "sprint";
const RULESET = /^[a-z]{1,20}$/;
const GAME = /^[a-z2-7]{8}(?:[a-z2-7]{18})?$/;

/** The screen at a path such as `/g/abcdefgh`; `hash` is what follows it in the address, which no server is told. */
export function parse(path: string, hash = ""): Route {
  const [first = "", second, ...rest] = path.replace(/^\/+|\/+$/g, "").split("/");
  if (rest.length > 0) return { page: "missing" };
  if (first === "g" && second !== undefined && GAME.test(second)) return { page: "game", game: second };
  if (first === "player" && second) return named(second);
  if (first === "leaderboard" && RULESET.test(second ?? FIRST_BOARD))
    return { page: "leaderboard", ruleset: second ?? FIRST_BOARD };
  if (second !== undefined) return { page: "missing" };
  if (first === "link") return { page: "link", code: hash.slice(1, 1 + CODE_MAX) };
  if (first === "") return { page: "home" };
  return first === "scoreboard" || first === "rules" || first === "developers" ? { page: first } : { page: "missing" };
}

/** The path of a screen. */
export function path(route: Route): string {
  switch (route.page) {
    case "home":
    case "missing":
      return "/";
    case "game":
      return `/g/${route.game}`;
    case "player":
      return `/player/${encodeURIComponent(route.name)}`;
    case "leaderboard":
      return route.ruleset === FIRST_BOARD ? "/leaderboard" : `/leaderboard/${route.ruleset}`;
    case "link":
      return route.code === "" ? "/link" : `/link#${route.code}`;
    default:
      return `/${route.page}`;
  }
}

function named(text: string): Route {
  try {
    return { page: "player", name: decodeURIComponent(text) };
  } catch {
    return { page: "missing" }; // a broken escape
  }
}
