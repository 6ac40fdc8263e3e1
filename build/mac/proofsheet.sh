#!/bin/sh
# Proofsheet in a terminal. Link to it: sudo ln -s …/Proofsheet.app/Contents/Resources/bin/proofsheet
# /usr/local/bin/. A link to the executable itself would not find the rest of the bundle.
set -eu

file=$0
while [ -L "$file" ]; do
  target=$(readlink "$file")
  case $target in
    /*) file=$target ;;
    *) file=$(dirname -- "$file")/$target ;;
  esac
done
contents=$(CDPATH='' cd -- "$(dirname -- "$file")/../.." && pwd -P)
exec "$contents/MacOS/Proofsheet" "$@"
