#!/usr/bin/env bash
# Kills the command line a number of times at random moments of a run, and compares each run that comes to its end with one that was left alone.
# Usage: bench/kills.sh [KILLS] [SEED] [MEMBERS]. Needs a Release build of src/Travesia.Cli.
set -euo pipefail
kills=${1:-100}; RANDOM=${2:-1}; members=${3:-2000}
travesia=$(cd "$(dirname "$0")/.." && pwd)/src/Travesia.Cli/bin/Release/net10.0/travesia
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
"$travesia" new small >/dev/null
run() { "$travesia" run ./small --members "$members" --threads 2 --out "$1" >/dev/null 2>&1; }
print() { (cd "$1" && find . -type f ! -path '*/.locks/*' -print0 | sort -z | while IFS= read -r -d '' f; do printf '%s %s\n' "$f" "$(sha256sum < "$f")"; done); }
same() { run broken; if [ "$(print whole)" != "$(print broken)" ]; then echo "other bytes"; diff <(print whole) <(print broken) | head; exit 1; fi; }

run whole
began=$(date +%s%N); run again; length=$(( ($(date +%s%N) - began) / 1000000 ))
echo "left alone: $length ms"

hit=0; ended=0; compared=0
while [ "$hit" -lt "$kills" ]; do
  (exec "$travesia" run ./small --members "$members" --threads 2 --out broken >/dev/null 2>&1) & pid=$!
  # From the start of the process to beyond its end.
  pause=$(( RANDOM % (length * 11 / 10) )); sleep "$(( pause / 1000 )).$(printf '%03d' $(( pause % 1000 )))"
  if kill -9 "$pid" 2>/dev/null; then hit=$((hit + 1)); else ended=$((ended + 1)); fi
  wait "$pid" 2>/dev/null || true
  for folder in broken/small/*; do
    case "$folder" in *.partial | *.done | *.replaced | 'broken/small/*') ;; *) [ -f "$folder/run.json" ] || { echo "half a run: $folder"; exit 1; } ;; esac
  done
  # Once the run is there, it is compared and the next one is begun.
  if compgen -G 'broken/small/*/run.json' >/dev/null; then same; compared=$((compared + 1)); rm -rf broken; fi
done
same
echo "killed $hit times, found ended $ended times; $((compared + 1)) runs came to their end, all with the same bytes"
