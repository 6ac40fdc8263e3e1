#!/bin/sh
# Proofsheet in a terminal. A command runs without a display; anything else is for the window.
set -eu

here=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")

case ${1-} in
  fetch | retrieve | retrieve-batch | sandbox | help | --help | -h | --version)
    # Chromium reads its own switches before the app can add any. A command shows no page, so there is
    # nothing to confine, and root and containers, where Chromium would refuse, may run it. Its remarks
    # on the missing display would stand between the lines on standard error.
    exec "$here/proofsheet" --ozone-platform=headless --no-sandbox --disable-gpu --log-level=3 "$@" ;;
esac
exec "$here/proofsheet" "$@"
