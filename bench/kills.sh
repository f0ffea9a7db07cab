#!/usr/bin/env bash
# Kills the command line a number of times at random moments of one run, then lets it end, and compares the run with one that was left alone.
# Usage: bench/kills.sh [KILLS] [SEED] [MEMBERS]. Needs a Release build of src/Travesia.Cli.
set -euo pipefail
kills=${1:-100}; RANDOM=${2:-1}; members=${3:-2000}
travesia=$(cd "$(dirname "$0")/.." && pwd)/src/Travesia.Cli/bin/Release/net10.0/travesia
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
"$travesia" new small >/dev/null
run() { "$travesia" run ./small --members "$members" --threads 2 --out "$1"; }

began=$(date +%s%N); run whole >/dev/null 2>&1; length=$(( ($(date +%s%N) - began) / 1000000 ))
echo "left alone: $length ms"

hit=0; ended=0
for _ in $(seq "$kills"); do
  (exec "$travesia" run ./small --members "$members" --threads 2 --out broken >/dev/null 2>&1) & pid=$!
  # From before the first member to some batches later.
  pause=$(( 150 + RANDOM % 1500 )); sleep "$(( pause / 1000 )).$(printf '%03d' $(( pause % 1000 )))"
  if kill -9 "$pid" 2>/dev/null; then hit=$((hit + 1)); else ended=$((ended + 1)); fi
  wait "$pid" 2>/dev/null || true
  for folder in broken/small/*; do
    [ -d "$folder" ] || continue
    case "$folder" in *.partial) ;; *) [ -f "$folder/run.json" ] || { echo "half a run: $folder"; exit 1; } ;; esac
  done
done
echo "killed $hit times, found ended $ended times"
run broken >/dev/null 2>&1

print() { (cd "$1" && find . -type f ! -path '*/.locks/*' -print0 | sort -z | while IFS= read -r -d '' f; do printf '%s %s\n' "$f" "$(grep -av '"started"' "$f" | sha256sum)"; done); }
if [ "$(print whole)" = "$(print broken)" ]; then echo "the same bytes"; else echo "other bytes"; diff <(print whole) <(print broken); exit 1; fi
