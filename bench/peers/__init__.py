"""Small servers of the same game over other libraries, each written as its users would write it.

They check the word, update the game, answer who moved and tell everybody in the game. They keep nothing on disk, ask
for no key and bound nothing: what that costs, Wordsnake pays and they do not.

    client                                            server
    {"do": "enter", "name"}                           {"type": "ack"}
    {"do": "create"}                                  {"type": "ack", "game"}; who creates it has a seat
    {"do": "join" | "watch" | "leave", "game"}        {"type": "ack"}
    {"do": "play", "game", "word", "ply"}             {"type": "ack", "seq", "ply", "word", "overlap", ...}
    {"do": "say", "game", "text"}                     {"type": "ack", "seq"}
    {"do": "check", "word"}                           {"type": "ack", "valid"}
                                                      {"type": "event", "game", "seq", ...} to everybody in the game
                                                      {"type": "error", "reason"}

Each is a program, `python -m bench.peers.NAME_server PORT WORDS` (WORDS: a file with a word a line), or one of Node in
`bench/peers/node`; it says "ready" in a line of its own. Socket.IO carries the same objects as its event "do" and the
answers as acknowledgements; whoever polls gets the events as a list.
"""
