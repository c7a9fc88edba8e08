@echo off
rem Installs Connect:Direct for Windows from this folder; run it as an administrator.
powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1"
exit /b %ERRORLEVEL%
