/** What a programmer is shown, the same in every language: code. */

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
