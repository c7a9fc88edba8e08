#!/bin/sh
# Installs Connect:Direct for UNIX from this folder: sh run.sh, as root. cdinstall_a, cdinstall and the package lie
# beside this script. Its secrets, CDNODE1_KEY, come from
# the environment, or one a line in this order from standard input; on a terminal they are asked for.
set -u
# Neither traced nor handed on: variables of the environment would be exported again when they are assigned.
set +xav
unset cdcerts_secret cdcerts_rest cdcerts_quoted cdcerts_terminal cdcerts_status
cdcerts_terminal=

cdcerts_refuse() {
  echo "${0##*/}: $1" >&2
  exit 2
}

# Which command of the shell itself writes a line. A program of that name would show the line in its arguments.
cdcerts_is_builtin() {
  case $(LC_ALL=C; export LC_ALL; type "$1" 2>/dev/null) in
    *builtin*) return 0 ;;
    *) return 1 ;;
  esac
}
if cdcerts_is_builtin printf; then
  cdcerts_write() { printf '%s\n' "$1"; }
elif cdcerts_is_builtin print; then
  cdcerts_write() { print -r -- "$1"; }
else
  cdcerts_refuse 'this shell has neither printf nor print built in; use bash, dash or ksh'
fi

# Asks for the secret that is called $1, where the environment does not have it.
cdcerts_ask() {
  [ -z "$cdcerts_secret" ] || return 0
  if [ -t 0 ]; then
    echo "$1 (not shown):" >&2
    cdcerts_terminal=$(stty -g)
    stty -echo
    IFS= read -r cdcerts_secret || cdcerts_secret=
    stty "$cdcerts_terminal"
    cdcerts_terminal=
  else
    IFS= read -r cdcerts_secret || :
  fi
  [ -n "$cdcerts_secret" ] || cdcerts_refuse "$1 is neither in the environment nor on standard input"
}

cdcerts_holding=
cdcerts_installer=
cdcerts_options=
cdcerts_apostrophe="'"

# shellcheck disable=SC2317  # Called by the traps.
cdcerts_clean() {
  [ -z "$cdcerts_terminal" ] || stty "$cdcerts_terminal"
  [ -z "$cdcerts_holding" ] || rm -rf "$cdcerts_holding"
}
# shellcheck disable=SC2317
cdcerts_stop() {
  trap '' HUP INT TERM
  [ -z "$cdcerts_installer" ] || kill -TERM "$cdcerts_installer" 2>/dev/null
  exit "$1"
}
trap cdcerts_clean EXIT
trap 'cdcerts_stop 129' HUP
trap 'cdcerts_stop 130' INT
trap 'cdcerts_stop 143' TERM

# Adds the secret as the option $1: one word of a shell, quoted by parameter expansion alone.
cdcerts_quote() {
  cdcerts_rest=$cdcerts_secret
  cdcerts_quoted=
  while :; do
    case $cdcerts_rest in
      *"$cdcerts_apostrophe"*)
        cdcerts_quoted=$cdcerts_quoted${cdcerts_rest%%"$cdcerts_apostrophe"*}"'\\''"
        cdcerts_rest=${cdcerts_rest#*"$cdcerts_apostrophe"}
        ;;
      *) break ;;
    esac
  done
  cdcerts_options="$cdcerts_options
$1='$cdcerts_quoted$cdcerts_rest'"
}

case $0 in
  /*) cdcerts_folder=${0%/*} ;;
  */*) cdcerts_folder=./${0%/*} ;;
  *) cdcerts_folder=. ;;
esac
cd "$cdcerts_folder/" || cdcerts_refuse 'the folder of this script cannot be entered'
[ -x ./cdinstall_a ] || cdcerts_refuse 'cdinstall_a is not here: lay it, cdinstall and the package beside this script'
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum -c SHA256SUMS >/dev/null 2>&1 || cdcerts_refuse 'a file is not as it was built: see sha256sum -c SHA256SUMS'
fi

cdcerts_secret=${CDNODE1_KEY-}
unset CDNODE1_KEY
cdcerts_ask CDNODE1_KEY
cdcerts_quote cdai_localCertPassphrase
cdcerts_secret=

cdcerts_umask=$(umask)
umask 077
cdcerts_base=${TMPDIR:-/tmp}/cdcerts
if command -v mktemp >/dev/null 2>&1; then
  cdcerts_holding=$(mktemp -d "$cdcerts_base.XXXXXX") || cdcerts_refuse 'no folder for the options can be made'
else
  # mkdir takes nothing that is there already, neither a folder nor a link.
  mkdir "$cdcerts_base.$$" || cdcerts_refuse 'no folder for the options can be made'
  cdcerts_holding=$cdcerts_base.$$
fi
{ cat options.txt && cdcerts_write "$cdcerts_options"; } >"$cdcerts_holding/options.txt" ||
  cdcerts_refuse 'the options cannot be written'
cdcerts_options=
umask "$cdcerts_umask"

# What an earlier run said is not this one's success.
rm -f exitStatusFile.txt
# In the background, so that a signal is answered at once and not when the installer has ended.
./cdinstall_a -f "$cdcerts_holding/options.txt" </dev/null &
cdcerts_installer=$!
wait "$cdcerts_installer"
cdcerts_status=$?
cdcerts_installer=
if [ "$cdcerts_status" -eq 0 ] && [ -f exitStatusFile.txt ] && ! grep CDAI001I exitStatusFile.txt >/dev/null; then
  cdcerts_status=1
fi
[ "$cdcerts_status" -eq 0 ] || echo "run.sh: the installation failed; see cdaiLog.txt" >&2
exit "$cdcerts_status"
