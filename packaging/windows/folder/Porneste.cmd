@start "" "%~dp0python\pythonw.exe" "%~dp0Adeverinte.pyw" %*
