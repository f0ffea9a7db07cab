#!/usr/bin/env bash
# 200 readers at once while a job runs: status codes, and how long answers took. Needs curl and a Release build of the command.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$PWD/src/Travesia.Cli/bin/Release/net10.0/travesia
folder=$(mktemp -d); cd "$folder"
"$program" serve --port 0 2> said & server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$folder"' EXIT
until address=$(sed -n 's/.* \(http:\S*\)\/$/\1/p' said | head -n 1) && [ -n "$address" ]; do sleep 0.2; done
outcome=$(curl -s -X POST -H 'content-type: application/json' -d '{}' "$address/api/scenarios/americas-2023/what-if" | sed 's/.*"id":"\(expected[^"]*\)".*/\1/')
curl -s -o /dev/null "$address/api/outcomes/$outcome/places/tapachula"
curl -s -o /dev/null -X POST -H 'content-type: application/json' -d '{"kind":"futures","scenario":"americas-2023","members":200}' "$address/api/jobs"
for round in 1 2 3 4 5; do
  for path in scenarios/americas-2023 "outcomes/$outcome" "outcomes/$outcome/places/tapachula" words jobs; do
    for _ in $(seq 40); do printf 'url = "%s/api/%s"\noutput = "/dev/null"\n' "$address" "$path"; done
  done
done > asked
curl -s --no-progress-meter -H "accept-encoding: gzip" --parallel --parallel-immediate --parallel-max 200 -K asked -w '%{http_code} %{time_total}\n' > answered
awk '{print $1}' answered | sort | uniq -c | awk '{printf "%s answers with status %s\n", $1, $2}'
sort -n -k2 answered | awk '{t[NR] = $2} END {printf "seconds: median %.3f, 95th percentile %.3f, most %.3f\n", t[int(NR * 0.5)], t[int(NR * 0.95)], t[NR]}'
