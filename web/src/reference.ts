/** Made by `make reference` from wordsnake/wamp/contract/catalogue.py. Do not edit. */

/** A procedure: its name without `wordsnake.`, its arguments with their defaults, its result, its reasons to refuse. */
export const PROCEDURES = [
  {
    name: "about",
    takes: "",
    gives: "{version, api, languages, rulesets, bounds, limits, router, chat, now}",
    refuses: "invalid_argument rate_limited unavailable",
  },
  {
    name: "set_name",
    takes: "name, bot=false",
    gives: "{name, bot, online}",
    refuses: "invalid_argument rate_limited wrong_phase name_taken unavailable",
  },
  {
    name: "get_player",
    takes: "name=null",
    gives: "{name, bot, guest, online, games, ratings, best_links}",
    refuses: "invalid_argument rate_limited no_such_player unavailable",
  },
  {
    name: "link_device",
    takes: "",
    gives: "{code, expires}",
    refuses: "invalid_argument rate_limited too_many_keys unavailable",
  },
  {
    name: "redeem_link",
    takes: "code",
    gives: "{name}",
    refuses: "invalid_argument rate_limited no_such_code key_has_played too_many_keys unavailable",
  },
  {
    name: "create_game",
    takes: 'ruleset="classic", language="nl", private=false',
    gives:
      "{game, seq, phase, ruleset, language, private, rated, host, seats, turn, ply, current, laid_at, snake, snake_from, deadline, opened_at, started_at, outcome, rematch, rematch_of, day, watchers}",
    refuses: "invalid_argument rate_limited unavailable name_needed too_many_games",
  },
  {
    name: "find_game",
    takes: "ruleset, language",
    gives:
      "{game, seq, phase, ruleset, language, private, rated, host, seats, turn, ply, current, laid_at, snake, snake_from, deadline, opened_at, started_at, outcome, rematch, rematch_of, day, watchers}",
    refuses: "invalid_argument rate_limited unavailable name_needed wrong_phase game_full too_many_games name_taken",
  },
  {
    name: "join_game",
    takes: "game",
    gives:
      "{game, seq, phase, ruleset, language, private, rated, host, seats, turn, ply, current, laid_at, snake, snake_from, deadline, opened_at, started_at, outcome, rematch, rematch_of, day, watchers}",
    refuses: "invalid_argument rate_limited no_such_game wrong_phase game_full too_many_games name_taken unavailable",
  },
  {
    name: "leave_game",
    takes: "game",
    gives: "{seq}",
    refuses: "invalid_argument rate_limited no_such_game wrong_phase not_seated unavailable",
  },
  {
    name: "start_game",
    takes: "game",
    gives: "{seq}",
    refuses: "invalid_argument rate_limited no_such_game wrong_phase not_seated not_host too_few_seats unavailable",
  },
  {
    name: "play_word",
    takes: "game, word, ply=null, move_id=null",
    gives: "{seq, ply, word, overlap, points, score}",
    refuses:
      "invalid_argument rate_limited no_such_game wrong_phase not_seated stale_ply not_your_turn too_late own_word not_a_word too_short not_in_lexicon no_overlap already_played unavailable",
  },
  {
    name: "pass_turn",
    takes: "game, ply",
    gives: "{seq}",
    refuses:
      "invalid_argument rate_limited no_such_game wrong_phase not_seated stale_ply not_your_turn too_late unavailable",
  },
  {
    name: "rematch",
    takes: "game",
    gives:
      "{game, seq, phase, ruleset, language, private, rated, host, seats, turn, ply, current, laid_at, snake, snake_from, deadline, opened_at, started_at, outcome, rematch, rematch_of, day, watchers}",
    refuses:
      "invalid_argument rate_limited no_such_game wrong_phase not_seated unavailable game_full too_many_games name_taken",
  },
  {
    name: "remove_seat",
    takes: "game, player",
    gives: "{seq}",
    refuses: "invalid_argument rate_limited no_such_game wrong_phase not_seated not_host unavailable",
  },
  {
    name: "say",
    takes: "game, text",
    gives: "{seq}",
    refuses: "invalid_argument rate_limited chat_off no_such_game wrong_phase not_seated unavailable",
  },
  {
    name: "get_game",
    takes: "game",
    gives:
      "{game, seq, phase, ruleset, language, private, rated, host, seats, turn, ply, current, laid_at, snake, snake_from, deadline, opened_at, started_at, outcome, rematch, rematch_of, day, watchers}",
    refuses: "invalid_argument rate_limited no_such_game hidden unavailable",
  },
  {
    name: "get_events",
    takes: "game, since=0, limit=100",
    gives: "{events, more}",
    refuses: "invalid_argument rate_limited no_such_game hidden unavailable",
  },
  {
    name: "list_games",
    takes: "phase=null, language=null, cursor=null",
    gives: "{games, cursor}",
    refuses: "invalid_argument rate_limited unavailable",
  },
  {
    name: "get_leaderboard",
    takes: 'ruleset, board="rating", bots=false, limit=50, language=null, day=null',
    gives: "{board, ruleset, bots, rows, day, language, players, own}",
    refuses: "invalid_argument rate_limited unavailable",
  },
  {
    name: "get_history",
    takes: "name=null, cursor=null",
    gives: "{player, games, cursor}",
    refuses: "invalid_argument rate_limited no_such_player unavailable",
  },
  {
    name: "get_results",
    takes: "cursor=null, limit=50",
    gives: "{results, cursor, more}",
    refuses: "invalid_argument rate_limited unavailable",
  },
  {
    name: "get_rating",
    takes: "ruleset, name=null",
    gives: "{player, ruleset, rating, curve}",
    refuses: "invalid_argument rate_limited no_such_player unavailable",
  },
  {
    name: "check_word",
    takes: "word, language",
    gives: "{valid, word, reason}",
    refuses: "invalid_argument rate_limited unavailable",
  },
  {
    name: "add_bot",
    takes: "game, level",
    gives: "{seq}",
    refuses: "invalid_argument rate_limited no_such_game wrong_phase not_seated not_host game_full unavailable",
  },
  {
    name: "get_analysis",
    takes: "game",
    gives: "{game, lexicon, moves, misses}",
    refuses: "invalid_argument rate_limited no_such_game hidden wrong_phase unavailable",
  },
  {
    name: "export_game",
    takes: 'game, format="text"',
    gives: "{game, format, text}",
    refuses: "invalid_argument rate_limited no_such_game hidden wrong_phase unavailable",
  },
  {
    name: "appeal_word",
    takes: "game, word",
    gives: "{game, word, status, reason}",
    refuses:
      "invalid_argument rate_limited no_such_game wrong_phase not_seated not_a_word unavailable too_many_appeals",
  },
] as const;
