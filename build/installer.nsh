; Offers Proofsheet under "Open with" for lists. electron-builder's own file associations would make it the
; program that opens them, so it has none on Windows. Keys are the user's own: the installer asks for no
; administrator.

!define PROOFSHEET_LIST "Proofsheet.List"
!define PROOFSHEET_APPLICATION "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

!macro offerFor EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${PROOFSHEET_LIST}"
  WriteRegStr SHELL_CONTEXT "${PROOFSHEET_APPLICATION}\SupportedTypes" ".${EXT}" ""
!macroend

!macro withdrawFor EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${PROOFSHEET_LIST}"
!macroend

!macro forEveryList DO
  !insertmacro ${DO} "csv"
  !insertmacro ${DO} "tsv"
  !insertmacro ${DO} "txt"
  !insertmacro ${DO} "json"
  !insertmacro ${DO} "jsonl"
  !insertmacro ${DO} "ndjson"
  !insertmacro ${DO} "xlsx"
!macroend

!macro tellTheShell
  ; SHCNE_ASSOCCHANGED
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROOFSHEET_LIST}" "" "List of tasks"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROOFSHEET_LIST}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROOFSHEET_LIST}\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "${PROOFSHEET_APPLICATION}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro forEveryList offerFor
  !insertmacro tellTheShell
!macroend

!macro customUnInstall
  !insertmacro forEveryList withdrawFor
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${PROOFSHEET_LIST}"
  DeleteRegKey SHELL_CONTEXT "${PROOFSHEET_APPLICATION}"
  !insertmacro tellTheShell
!macroend
