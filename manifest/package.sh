#!/bin/sh
# Zips dist/chrome and dist/firefox for the stores; the same files give the same bytes.
set -eu
cd "$(dirname "$0")/.."
version=$(node -p 'JSON.parse(require("fs").readFileSync("package.json")).version')
for browser in chrome firefox; do
  archive=$PWD/dist/huiping-$browser-$version.zip
  rm -f "$archive"
  # Sorted names, one fixed time, no extra fields: nothing of this machine goes in.
  (cd "dist/$browser" && find . -type f -exec touch -d 2026-01-01T00:00:00Z {} + && find . -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 "$archive" -@)
  printf '%s  %s\n' "$(sha256sum "$archive" | cut -c1-16)" "dist/${archive##*/}"
done
