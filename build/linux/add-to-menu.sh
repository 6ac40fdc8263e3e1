#!/bin/sh
# Puts the Proofsheet that is unpacked here into this user's menu, and among the programs that open a list.
# With --remove it takes it out again. Run it once more after the folder was moved.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/proofsheet.desktop

refresh() {
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$data/applications" || true
  fi
}

case ${1-} in
  '') ;;
  --remove)
    rm -f "$entry" "$data"/icons/hicolor/*/apps/proofsheet.png
    refresh
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
