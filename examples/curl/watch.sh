#!/bin/sh
# Watches a game with nothing but curl and jq: no key, no WebSocket. Usage: watch.sh LINK-OF-A-GAME
set -eu

game=${1##*/}
server=${1%/g/*}
seen=0

ask() { # PROCEDURE ARGUMENTS-AS-JSON
    curl --silent --show-error --max-time 10 --data "{\"procedure\": \"wordsnake.$1\", \"kwargs\": $2}" "$server/call"
}

while :; do
    page=$(ask get_events "{\"game\": \"$game\", \"since\": $seen}")
    if echo "$page" | jq --exit-status .error >/dev/null; then
        wait=$(echo "$page" | jq .retry_after)
        [ "$wait" != null ] || { echo "$page" | jq --raw-output .message; exit 1; }
        sleep "$wait" # too many calls, or no engine just now
        continue
    fi
    echo "$page" | jq --raw-output '.result.events[] | .type as $type
        | if $type == "word_played" then "\(.player) lays \(.word): \(.score) points"
          elif $type == "turn_missed" then "\(.player) misses a turn"
          elif $type == "game_finished" then "over: \(.outcome.scores | to_entries | map("\(.key) \(.value)") | join(", "))"
          else empty end'
    seen=$(echo "$page" | jq "[$seen, .result.events[].seq] | max")
    over=$(echo "$page" | jq '[.result.events[].type] | any(. == "game_finished" or . == "game_closed")')
    [ "$over" = false ] || exit 0
    [ "$(echo "$page" | jq .result.more)" = true ] || sleep 1
done
