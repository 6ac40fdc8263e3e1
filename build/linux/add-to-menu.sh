#!/bin/sh
# Puts the Proofsheet that is unpacked here into this user's menu, among the programs that open a list, and
# among the commands of a terminal. With --remove it takes it out again. Run it once more after the folder
# was moved.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/proofsheet.desktop
# Where the XDG Base Directory Specification puts a user's own commands.
command=$HOME/.local/bin/proofsheet

refresh() {
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$data/applications" || true
  fi
}

case ${1-} in
  '') ;;
  --remove)
    rm -f "$entry" "$data"/icons/hicolor/*/apps/proofsheet.png
    if [ "$(readlink -- "$command")" = "$here/bin/proofsheet" ]; then rm -f "$command"; fi
    refresh
    # Of a folder without entries the index is no use; it may have come with ours.
    ls "$data"/applications/*.desktop >/dev/null 2>&1 || rm -f "$data/applications/mimeinfo.cache"
    echo 'Proofsheet is out of the menu. Delete its folder to be rid of it.'
    exit ;;
  *)
    echo "usage: $0 [--remove]" >&2
    exit 2 ;;
esac

# These would have to be escaped in a menu entry, twice over.
case $here in
  *[\"\`\$\\%]* | *'
'*)
    echo "A menu entry cannot name this folder. Move it to a plainer path: $here" >&2
    exit 1 ;;
esac

for icon in "$here"/resources/icons/*.png; do
  size=$(basename "$icon" .png)
  mkdir -p "$data/icons/hicolor/$size/apps"
  cp "$icon" "$data/icons/hicolor/$size/apps/proofsheet.png"
done
mkdir -p "$data/applications"
cat > "$entry" <<END
[Desktop Entry]
Type=Application
Name=Proofsheet
GenericName=ID Photos
Comment=Turns a list of ID-photo task IDs into a folder of finished photos.
Exec="$here/proofsheet" %U
Icon=proofsheet
Terminal=false
StartupNotify=true
StartupWMClass=proofsheet
Categories=Graphics;
Keywords=photo;portrait;ID;list;
MimeType=text/csv;text/tab-separated-values;text/plain;application/json;application/x-ndjson;application/jsonl;application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;
END
refresh
echo "Proofsheet is in the menu: $entry"
if [ -e "$command" ] && [ ! -L "$command" ]; then
  echo "There is another $command, which stays. The command line is $here/bin/proofsheet"
else
  mkdir -p "$(dirname -- "$command")"
  ln -sf "$here/bin/proofsheet" "$command"
  echo "It is a command in a terminal, too: $command"
fi
