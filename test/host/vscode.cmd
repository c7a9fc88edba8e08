@echo off
node "%~dp0vscode.mjs" %*
