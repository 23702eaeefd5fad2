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
"""
