; The installer for one user, without an administrator. Built by build.py, which gives VERSIUNE, SURSA, IESIRE.
Unicode True
Target amd64-unicode ; as the program itself, which is for 64-bit Windows only
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define CHEIE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Adeverinte"

Name "Adeverințe"
OutFile "${IESIRE}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Adeverinte"
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
SetDateSave off
BrandingText "Adeverințe ${VERSIUNE}"

VIProductVersion "${VERSIUNE}.0"
VIAddVersionKey "ProductName" "Adeverințe"
VIAddVersionKey "FileDescription" "Instalarea programului Adeverințe"
VIAddVersionKey "FileVersion" "${VERSIUNE}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${SURSA}/adeverinte.ico"
!define MUI_UNICON "${SURSA}/adeverinte.ico"
!define MUI_WELCOMEPAGE_TITLE "Adeverințe ${VERSIUNE}"
!define MUI_WELCOMEPAGE_TEXT "Programul face din statele de plată adeverințele de venit pentru indemnizația de creștere a copilului. Totul rămâne pe acest calculator.$\r$\n$\r$\nSe instalează numai pentru dumneavoastră, fără drepturi de administrator."
!define MUI_FINISHPAGE_TITLE "Gata"
!define MUI_FINISHPAGE_TEXT "„Adeverințe” este în meniul Start. Pagina se deschide în browser; datele de exemplu sunt la un clic."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Deschide acum"
!define MUI_FINISHPAGE_RUN_FUNCTION Deschide
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Se șterge programul. Folderele firmelor, registrele și adeverințele rămân unde sunt."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Romanian"

Function Deschide
  Exec '"$INSTDIR\python\pythonw.exe" "$INSTDIR\Adeverinte.pyw"'
FunctionEnd

; A running program holds its own files: it is asked to be closed, nothing is half replaced.
!macro INCHIS un
Function ${un}Inchis
  iarasi:
  IfFileExists "$INSTDIR\python\pythonw.exe" 0 gata
  ClearErrors
  FileOpen $0 "$INSTDIR\python\pythonw.exe" a
  IfErrors deschis
  FileClose $0
  ClearErrors
  FileOpen $0 "$INSTDIR\python\python.exe" a
  IfErrors deschis
  FileClose $0
  Goto gata
  deschis:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Programul este deschis. Închideți-l din pagină, cu „Închide programul”, apoi reîncercați." /SD IDCANCEL IDRETRY iarasi
  Abort
  gata:
FunctionEnd
!macroend
!insertmacro INCHIS ""
!insertmacro INCHIS "un."

Section "Adeverințe"
  SetShellVarContext current
  Call Inchis
  ; modules of an older version must not be found beside the new ones
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\pachete"
  SetOutPath "$INSTDIR"
  File /r "${SURSA}/*"
  WriteUninstaller "$INSTDIR\Dezinstalare.exe"
  CreateShortCut "$SMPROGRAMS\Adeverințe.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\Adeverinte.pyw"' "$INSTDIR\adeverinte.ico" 0 SW_SHOWNORMAL "" "Adeverințe de venit din statele de plată"
  WriteRegStr HKCU "${CHEIE}" "DisplayName" "Adeverințe"
  WriteRegStr HKCU "${CHEIE}" "DisplayVersion" "${VERSIUNE}"
  WriteRegStr HKCU "${CHEIE}" "DisplayIcon" "$INSTDIR\adeverinte.ico"
  WriteRegStr HKCU "${CHEIE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${CHEIE}" "UninstallString" '"$INSTDIR\Dezinstalare.exe"'
  WriteRegStr HKCU "${CHEIE}" "QuietUninstallString" '"$INSTDIR\Dezinstalare.exe" /S'
  WriteRegDWORD HKCU "${CHEIE}" "NoModify" 1
  WriteRegDWORD HKCU "${CHEIE}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${CHEIE}" "EstimatedSize" "$0"
SectionEnd

; Only what was installed: firms, registers and certificates are elsewhere, and whatever else stands here stays.
Section "Uninstall"
  SetShellVarContext current
  Call un.Inchis
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\pachete"
  Delete "$INSTDIR\Adeverinte.pyw"
  Delete "$INSTDIR\Porneste.cmd"
  Delete "$INSTDIR\adeverinta.cmd"
  Delete "$INSTDIR\adeverinte.ico"
  Delete "$INSTDIR\CITESTE.txt"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\Dezinstalare.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Adeverințe.lnk"
  DeleteRegKey HKCU "${CHEIE}"
SectionEnd
