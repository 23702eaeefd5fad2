/** What a programmer is shown, the same in every language: code. */

import type { Messages } from "../i18n";

type Procedure = Exclude<keyof Messages["procedures"], "title">;

/** Each without its prefix `wordsnake.`, and its arguments with their defaults. */
export const PROCEDURES: readonly (readonly [name: Procedure, args: string])[] = [
  ["about", ""],
  ["set_name", "name, bot=false"],
  ["get_player", "name=null"],
  ["create_game", 'ruleset="classic", language="nl", private=false'],
  ["find_game", "ruleset, language"],
  ["join_game", "game"],
  ["add_bot", "game, level"],
  ["leave_game", "game"],
  ["start_game", "game"],
  ["play_word", "game, word, ply=null, move_id=null"],
  ["pass_turn", "game, ply"],
  ["rematch", "game"],
  ["remove_seat", "game, player"],
  ["say", "game, text"],
  ["link_device", ""],
  ["redeem_link", "code"],
  ["get_analysis", "game"],
  ["export_game", 'game, format="text"'],
  ["get_game", "game"],
  ["get_events", "game, since=0, limit=100"],
  ["list_games", "phase=null, language=null, cursor=null"],
  ["check_word", "word, language"],
];

/** A whole bot for the server at `location`: it plays the longest link it knows, and passes where it knows none. */
export function botSource({ protocol, host }: Pick<Location, "protocol" | "host">): string {
  return `import os, sys
from autobahn.asyncio.component import Component, run
from autobahn.wamp.exception import ApplicationError

game = sys.argv[1].split("/")[-1]
words = open("words.txt", encoding="utf-8").read().split()
bot = Component(
    transports="${protocol === "https:" ? "wss" : "ws"}://${host}/ws",
    realm="wordsnake",
    authentication={"cryptosign": {"privkey": os.urandom(32).hex()}},
)

def overlap(current, word):
    longest = min(len(current), len(word)) - 1
    ends = (n for n in range(longest, 0, -1) if word.startswith(current[-n:]))
    return next(ends, 0)

@bot.on_join
async def joined(session, details):
    call = session.call
    me = (await call("wordsnake.get_player"))["name"]

    async def happened(turn=None, **event):
        if turn != me:
            return
        view = await call("wordsnake.get_game", game)
        current, ply = view["current"], view["ply"]
        links = [(overlap(current or "", word), word) for word in words]
        fitting = [link for link in links if link[0] or current is None]
        for _, word in sorted(fitting, reverse=True)[:5]:
            try:
                return await call("wordsnake.play_word", game, word, ply)
            except ApplicationError as refused:
                print(word, refused.error)
        await call("wordsnake.pass_turn", game, ply)

    await session.subscribe(happened, f"wordsnake.game.{game}")
    await call("wordsnake.join_game", game)

run([bot])
`;
}
