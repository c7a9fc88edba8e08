@echo off
rem Replaces the bootstrap certificate of a node, a step at a time: run.cmd import, run.cmd switch, run.cmd back.
if "%~1"=="import" goto import
if "%~1"=="switch" goto switch
if "%~1"=="back" goto back
echo name the step: run.cmd import, run.cmd switch, run.cmd back 1>&2
exit /b 2
:import
powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1" import
exit /b %ERRORLEVEL%
:switch
powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1" switch
exit /b %ERRORLEVEL%
:back
powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0run.ps1" back
exit /b %ERRORLEVEL%
