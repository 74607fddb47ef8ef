@"%~dp0python\python.exe" -m adeverinta %*
