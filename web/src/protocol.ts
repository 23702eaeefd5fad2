// Made by web/protocol.py from wordsnake/wamp/contract/messages.py and uris.py. Do not edit.

/** Every URI of the public API. */
export const uri = {
  realm: "wordsnake",
  about: "wordsnake.about",
  setName: "wordsnake.set_name",
  getPlayer: "wordsnake.get_player",
  createGame: "wordsnake.create_game",
  joinGame: "wordsnake.join_game",
  leaveGame: "wordsnake.leave_game",
  startGame: "wordsnake.start_game",
  playWord: "wordsnake.play_word",
  passTurn: "wordsnake.pass_turn",
  rematch: "wordsnake.rematch",
  removeSeat: "wordsnake.remove_seat",
  say: "wordsnake.say",
  getGame: "wordsnake.get_game",
  getEvents: "wordsnake.get_events",
  listGames: "wordsnake.list_games",
  checkWord: "wordsnake.check_word",
  findGame: "wordsnake.find_game",
  addBot: "wordsnake.add_bot",
  getAnalysis: "wordsnake.get_analysis",
  exportGame: "wordsnake.export_game",
  appealWord: "wordsnake.appeal_word",
  getLeaderboard: "wordsnake.get_leaderboard",
  getHistory: "wordsnake.get_history",
  getResults: "wordsnake.get_results",
  getRating: "wordsnake.get_rating",
  linkDevice: "wordsnake.link_device",
  redeemLink: "wordsnake.redeem_link",
  lobby: "wordsnake.lobby",
  results: "wordsnake.results",
  me: "wordsnake.me",
  errorPrefix: "wordsnake.error.",
} as const;

/** The topic of one game's events. */
export const gameTopic = (game: string): string => `wordsnake.game.${game}`;

export type Phase =
  | "closed"
  | "finished"
  | "playing"
  | "waiting";

export type GameEvent =
  | GameCreated
  | SeatTaken
  | SeatLeft
  | HostChanged
  | GameClosed
  | GameStarted
  | WordPlayed
  | TurnMissed
  | ClockExtended
  | PlayerOut
  | Said
  | GameFinished
  | RematchOpened;

/** A turn that was missed when move `ply` was to be made, and whether some word was possible. */
export interface AnalysedMiss {
  readonly ply: number;
  readonly player: string;
  readonly possible: boolean;
  readonly best: BestView | null;
}

/**
 * A word that was played. `left` is how many words could have followed it, counted up to 500.
 *
 * An opening has neither `best` nor `trap`; `trap` is null too where none was missed.
 */
export interface AnalysedMove {
  readonly ply: number;
  readonly player: string | null;
  readonly word: string;
  readonly overlap: number;
  readonly points: number;
  readonly best: BestView | null;
  readonly left: number;
  readonly trap: TrapView | null;
}

/** The longest overlap that was to be had, what it scores, and at most three words that would have done. */
export interface BestView {
  readonly overlap: number;
  readonly points: number;
  readonly words: readonly string[];
}

/** A finished game (of a very long one the last 500 moves), held against the words of version `lexicon`. */
export interface GameAnalysis {
  readonly game: string;
  readonly lexicon: string;
  readonly moves: readonly AnalysedMove[];
  readonly misses: readonly AnalysedMiss[];
}

/** A finished game as one text. */
export interface GameExport {
  readonly game: string;
  readonly format: "jsonl" | "text";
  readonly text: string;
}

/** A word that could have been played, and after which only `left` words, if any, could have followed. */
export interface TrapView {
  readonly word: string;
  readonly left: number;
}

/** The server was down during a turn, or during a race. */
export interface ClockExtended {
  readonly type: "clock_extended";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly turn: string | null;
  readonly deadline: string;
}

/** The game ended before it began. */
export interface GameClosed {
  readonly type: "game_closed";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly why: "all_left" | "ended" | "idle";
}

/** A game was opened; `rated`: by the server, for strangers who look for one. */
export interface GameCreated {
  readonly type: "game_created";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly ruleset: RulesetView;
  readonly language: string;
  readonly private: boolean;
  readonly host: string;
  readonly rematch_of: string | null;
  readonly rated: boolean;
  readonly day: string | null;
}

/** The game is over. */
export interface GameFinished {
  readonly type: "game_finished";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly outcome: OutcomeView;
}

/** The turn order was drawn. `turn` is null in a race, here and in every event. */
export interface GameStarted {
  readonly type: "game_started";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly order: readonly string[];
  readonly current: LinkView | null;
  readonly turn: string | null;
  readonly ply: number;
  readonly deadline: string | null;
}

/** Somebody else is host now. */
export interface HostChanged {
  readonly type: "host_changed";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly host: string;
}

/** A seat plays no further; `turn` and `deadline` hold from here on. */
export interface PlayerOut {
  readonly type: "player_out";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly player: string;
  readonly why: "left" | "lives" | "misses" | "removed";
  readonly turn: string | null;
  readonly deadline: string | null;
}

/** Live only, on the game's topic, without seq: a player came back or went away. */
export interface PresenceChanged {
  readonly type: "presence_changed";
  readonly game: string;
  readonly player: string;
  readonly connected: boolean;
}

/** The game goes on in another. */
export interface RematchOpened {
  readonly type: "rematch_opened";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly rematch: string;
}

/** A seated player said something; `text` is null after 30 days. */
export interface Said {
  readonly type: "said";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly player: string;
  readonly text: string | null;
}

/** A player left while the game was waiting. */
export interface SeatLeft {
  readonly type: "seat_left";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly player: string;
}

/** A player sat down. */
export interface SeatTaken {
  readonly type: "seat_taken";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly player: string;
  readonly bot: boolean;
  readonly level: number | null;
  readonly guest: boolean;
}

/** A deadline passed, or a player passed. */
export interface TurnMissed {
  readonly type: "turn_missed";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly player: string;
  readonly why: "pass" | "timeout";
  readonly misses: number;
  readonly lives: number | null;
  readonly turn: string | null;
  readonly deadline: string | null;
}

/** Live only, on the game's topic, without seq: so many people look on now. */
export interface WatchersChanged {
  readonly type: "watchers_changed";
  readonly game: string;
  readonly watchers: number;
}

/** A word was laid as move `ply`; `turn` and `deadline` say who is next and until when. */
export interface WordPlayed {
  readonly type: "word_played";
  readonly game: string;
  readonly seq: number;
  readonly at: string;
  readonly v: number;
  readonly player: string;
  readonly word: string;
  readonly overlap: number;
  readonly points: number;
  readonly score: number;
  readonly ply: number;
  readonly move_id: string | null;
  readonly turn: string | null;
  readonly deadline: string | null;
  readonly missed: string | null;
}

/** A game as lists and the lobby show it. */
export interface GameSummary {
  readonly game: string;
  readonly seq: number;
  readonly phase: Phase;
  readonly ruleset: string;
  readonly language: string;
  readonly host: string;
  readonly seats: readonly SummarySeat[];
  readonly seats_max: number;
  readonly words: number;
  readonly opened_at: string;
  readonly changed_at: string;
  readonly outcome: OutcomeView | null;
}

/**
 * A whole game as of `seq`. `snake` is the last 100 links, beginning at ply `snake_from`.
 *
 * `turn` is null in a race, where everybody may move until the deadline. `laid_at` is when the current word was laid.
 * `day` is the day (UTC, as 2026-01-31) whose daily game this is, or null.
 * `watchers`: people who look on, as counted last.
 * `rated`: it counts for ratings, if no guest plays and no two of the players have had three such games that day.
 */
export interface GameView {
  readonly game: string;
  readonly seq: number;
  readonly phase: Phase;
  readonly ruleset: RulesetView;
  readonly language: string;
  readonly private: boolean;
  readonly rated: boolean;
  readonly host: string;
  readonly seats: readonly SeatView[];
  readonly turn: string | null;
  readonly ply: number;
  readonly current: string | null;
  readonly laid_at: string | null;
  readonly snake: readonly LinkView[];
  readonly snake_from: number;
  readonly deadline: string | null;
  readonly opened_at: string;
  readonly started_at: string | null;
  readonly outcome: OutcomeView | null;
  readonly rematch: string | null;
  readonly rematch_of: string | null;
  readonly day: string | null;
  readonly watchers: number;
}

/** One word of the snake; ply 0 is the opening, and nobody's (player null) if it was drawn. */
export interface LinkView {
  readonly ply: number;
  readonly word: string;
  readonly player: string | null;
  readonly overlap: number;
  readonly points: number;
}

/** How a game ended. */
export interface OutcomeView {
  readonly winners: readonly string[];
  readonly why: "abandoned" | "goal" | "last_in_play" | "stalled" | "time";
  readonly scores: Readonly<Record<string, number>>;
}

/** A preset with its overrides: every field of `wordsnake.rules.ruleset.Ruleset`. */
export interface RulesetView {
  readonly name: string;
  readonly pace: "race" | "solo" | "turns";
  readonly min_overlap: number;
  readonly max_overlap: number | null;
  readonly points_per_letter: number;
  readonly points_per_word: number;
  readonly target_score: number | null;
  readonly max_words: number | null;
  readonly game_seconds: number | null;
  readonly turn_seconds: number | null;
  readonly turn_shrink: number;
  readonly turn_floor: number | null;
  readonly lives: number | null;
  readonly misses_out: number | null;
  readonly min_length: number;
  readonly length_every: number;
  readonly length_cap: number | null;
  readonly opening: "drawn" | "player";
  readonly seats_min: number;
  readonly seats_max: number;
}

/**
 * A place in a game, in order of turns once it has started. `lives` is null where the ruleset has none.
 *
 * `connected`: the player has a session, or lost its last one less than 5 s ago. `out`: it plays no further, and
 * `out_why` says why.
 */
export interface SeatView {
  readonly player: string;
  readonly bot: boolean;
  readonly level: number | null;
  readonly guest: boolean;
  readonly score: number;
  readonly misses: number;
  readonly lives: number | null;
  readonly connected: boolean;
  readonly out: boolean;
  readonly out_why: "left" | "lives" | "misses" | "removed" | null;
}

/** A seat as lists show it. */
export interface SummarySeat {
  readonly player: string;
  readonly score: number;
}

/**
 * What the router takes from one address, an IPv6 address with all of its /64 network; null as above.
 *
 * `handshakes` open WebSockets; `requests` and `request_bytes` are of HTTP, `http_calls` those of them to /call;
 * `codes` are made or tried for second devices.
 */
export interface AddressLimits {
  readonly sign_ins: RateView | null;
  readonly sessions: number | null;
  readonly handshakes: RateView | null;
  readonly connections: number | null;
  readonly requests: RateView | null;
  readonly request_bytes: number | null;
  readonly http_calls: RateView | null;
  readonly codes: RateView | null;
}

/**
 * What the router takes from one connection of a player; null where it sets no limit.
 *
 * `messages` counts pings too; `bytes` are those on the wire. A message has at most so many bytes in so many frames,
 * so many arguments by position and as many by keyword, nested in so many levels, and a URI so many characters.
 * `waiting_bytes` and `waiting_seconds`: what may wait until the client reads it, and how long. `join_seconds`: how
 * long it may be without a session.
 */
export interface ConnectionLimits {
  readonly messages: RateView | null;
  readonly bytes: RateView | null;
  readonly message_bytes: number | null;
  readonly message_frames: number | null;
  readonly uri_characters: number | null;
  readonly arguments: number | null;
  readonly nesting: number | null;
  readonly subscriptions: number | null;
  readonly calls_under_way: number | null;
  readonly waiting_bytes: number | null;
  readonly waiting_seconds: number | null;
  readonly join_seconds: number | null;
}

/** The bounds a client should know. `calls` are those of one player, over all its connections. */
export interface Limits {
  readonly word_letters: number;
  readonly say_characters: number;
  readonly name_characters: number;
  readonly move_id_characters: number;
  readonly unfinished_games: number;
  readonly events_page: number;
  readonly grace_ms: number;
  readonly calls: RateView;
}

/** So much a second in the long run, and so much at once after a rest. */
export interface RateView {
  readonly per_second: number;
  readonly at_once: number;
}

/** What the router lets a player do. A component may send ten times as many messages, of up to 1 MB. */
export interface RouterLimits {
  readonly connection: ConnectionLimits;
  readonly address: AddressLimits;
}

/** A word laid on the word `before`, as move `ply` of a public game that ended at `at`. */
export interface BestLink {
  readonly ruleset: string;
  readonly language: string;
  readonly game: string;
  readonly at: string;
  readonly ply: number;
  readonly before: string;
  readonly word: string;
  readonly overlap: number;
  readonly points: number;
}

/** A rating after a game that counted. */
export interface CurvePoint {
  readonly game: string;
  readonly at: string;
  readonly rating: number;
}

/** A public game that ended at `at`; `cursor` goes on after it. */
export interface FinishedGame {
  readonly game: GameSummary;
  readonly at: string;
  readonly cursor: string;
}

/** Finished games of a player, the last one first; `cursor` goes on after them (null: no more). */
export interface History {
  readonly player: string;
  readonly games: readonly PlayedGame[];
  readonly cursor: string | null;
}

/**
 * The best of a ruleset: players by rating, links by overlap, snakes by words; of people, or of bots.
 *
 * Or the best of a day: `day` (UTC, as 2026-01-31), the `language`, and how many `players` have finished the daily
 * game, which are null for the other boards. `own` is the line of the caller, also where it is not among the rows;
 * null for who has none.
 */
export interface Leaderboard {
  readonly board: "day" | "link" | "rating" | "snake";
  readonly ruleset: string;
  readonly bots: boolean;
  readonly rows: readonly LeaderboardRow[];
  readonly day: string | null;
  readonly language: string | null;
  readonly players: number | null;
  readonly own: LeaderboardRow | null;
}

/**
 * A line of a leaderboard: `value` is what the board is ordered by. What the board does not tell is null.
 *
 * `rank`: equal values share one; null for a provisional rating, which ranks after all others. `players` is one, or
 * all who laid a snake.
 */
export interface LeaderboardRow {
  readonly rank: number | null;
  readonly players: readonly string[];
  readonly value: number;
  readonly rating: RatingView | null;
  readonly link: BestLink | null;
  readonly game: string | null;
  readonly language: string | null;
  readonly at: string | null;
}

/** A finished game in a player's history. `rating`: after the game, if it counted (else null); `gained`: by it. */
export interface PlayedGame {
  readonly game: GameSummary;
  readonly at: string;
  readonly private: boolean;
  readonly won: boolean;
  readonly rating: number | null;
  readonly gained: number | null;
}

/** A player's rating in one ruleset (null: none yet), and how it came about: the last 200 games, oldest first. */
export interface RatingCurve {
  readonly player: string;
  readonly ruleset: string;
  readonly rating: RatingView | null;
  readonly curve: readonly CurvePoint[];
}

/**
 * How strong a player is in a ruleset. Everybody begins at 1500; 400 more are ten wins to one.
 *
 * `deviation`: with two chances in three the rating is off by no more. `provisional`: it is from fewer than 10 games.
 */
export interface RatingView {
  readonly ruleset: string;
  readonly rating: number;
  readonly deviation: number;
  readonly games: number;
  readonly provisional: boolean;
}

/** Public games in the order in which they finished; `cursor` goes on after them. `more`: there are some already. */
export interface ResultsPage {
  readonly results: readonly FinishedGame[];
  readonly cursor: string;
  readonly more: boolean;
}

/** On wordsnake.lobby: a public game was opened, changed or closed. */
export interface GameChanged {
  readonly type: "game_changed";
  readonly game: GameSummary;
}

/** On wordsnake.results: a public game is over. */
export interface GameResult {
  readonly type: "game_result";
  readonly game: string;
  readonly ruleset: string;
  readonly language: string;
  readonly outcome: OutcomeView;
  readonly words: number;
  readonly started_at: string;
  readonly at: string;
}

/** On wordsnake.me: you are to move. */
export interface YourTurn {
  readonly type: "your_turn";
  readonly game: string;
  readonly ply: number;
  readonly deadline: string | null;
}

/** On wordsnake.me: somebody you played with opened a rematch, or wants a bot, which you are. */
export interface Invited {
  readonly type: "invited";
  readonly game: string;
  readonly by: string;
}

/** On wordsnake.me: the host of the server has something to tell you, for example a new name. */
export interface Notice {
  readonly type: "notice";
  readonly text: string;
}

/** On wordsnake.me: one more key signs in as you, by a code that one of your devices made. `name` is yours. */
export interface DeviceLinked {
  readonly type: "device_linked";
  readonly name: string;
}

/** The least and the greatest value of a field of a ruleset, and whether it may be null instead. */
export interface BoundsView {
  readonly low: number;
  readonly high: number;
  readonly nullable: boolean;
}

/**
 * What this server is. `now` is its clock; `chat` is false where the host switched chat off.
 *
 * `bounds` are those of the fields of a ruleset, by name; `router` is what the router in front takes from a client,
 * null where it does not say.
 */
export interface About {
  readonly version: string;
  readonly api: number;
  readonly languages: readonly string[];
  readonly rulesets: readonly RulesetView[];
  readonly bounds: Readonly<Record<string, BoundsView>>;
  readonly limits: Limits;
  readonly router: RouterLimits | null;
  readonly chat: boolean;
  readonly now: string;
}

/**
 * A player. `games` lists the unfinished games it sits in, for the player itself; for others the public ones.
 *
 * `ratings` are those of all rulesets in which it has one, `best_links` at most three, of public games.
 */
export interface PlayerView {
  readonly name: string;
  readonly bot: boolean;
  readonly guest: boolean;
  readonly online: boolean;
  readonly games: readonly string[];
  readonly ratings: readonly RatingView[];
  readonly best_links: readonly BestLink[];
}

/** The answer of set_name. */
export interface NameResult {
  readonly name: string;
  readonly bot: boolean;
  readonly online: boolean;
}

/** The answer of link_device: the code to be redeemed by one other key, until `expires`. */
export interface LinkCode {
  readonly code: string;
  readonly expires: string;
}

/** The answer of redeem_link: whose key the caller's is now. */
export interface LinkedDevice {
  readonly name: string;
}

/** The seq of the event that a call led to, or of the last event where it led to none. */
export interface SeqResult {
  readonly seq: number;
}

/** The answer of play_word: the word in its canonical spelling and what it scored; `score` is the total. */
export interface MoveResult {
  readonly seq: number;
  readonly ply: number;
  readonly word: string;
  readonly overlap: number;
  readonly points: number;
  readonly score: number;
}

/** Events in order of seq; `more` says that there are further ones. */
export interface EventsPage {
  readonly events: readonly GameEvent[];
  readonly more: boolean;
}

/** Games, latest change first; `cursor` goes on after them (null: no more). */
export interface GamesPage {
  readonly games: readonly GameSummary[];
  readonly cursor: string | null;
}

/** What became of an appeal. `open`: it waits for the host; else what holds now, with the host's `reason` if any. */
export interface WordAppeal {
  readonly game: string;
  readonly word: string;
  readonly status: "banned" | "open" | "permitted";
  readonly reason: string | null;
}

/** Whether a word is permitted; `word` is its canonical spelling, `reason` says why not. */
export interface WordVerdict {
  readonly valid: boolean;
  readonly word: string | null;
  readonly reason: "not_a_word" | "not_in_lexicon" | null;
}
