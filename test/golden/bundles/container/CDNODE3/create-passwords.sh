#!/bin/sh
# Makes the Secret of the chart's passwords: sh create-passwords.sh [options of kubectl, such as -n NAMESPACE]
# Its secrets, CDNODE3_ADMIN, CDNODE3_USER, CDNODE1_KEY, CDNODE3_KEYSTORE, come from
# the environment, or one a line in this order from standard input; on a terminal they are asked for.
unset cdcerts_admPwd cdcerts_appUserPwd cdcerts_crtPwd cdcerts_keyPwd
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

# shellcheck disable=SC2317  # Called by the trap.
cdcerts_clean() {
  [ -z "$cdcerts_terminal" ] || stty "$cdcerts_terminal"
}
trap cdcerts_clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cdcerts_secret=${CDNODE3_ADMIN-}
unset CDNODE3_ADMIN
cdcerts_ask CDNODE3_ADMIN
cdcerts_admPwd=$cdcerts_secret

cdcerts_secret=${CDNODE3_USER-}
unset CDNODE3_USER
cdcerts_ask CDNODE3_USER
cdcerts_appUserPwd=$cdcerts_secret

cdcerts_secret=${CDNODE1_KEY-}
unset CDNODE1_KEY
cdcerts_ask CDNODE1_KEY
cdcerts_crtPwd=$cdcerts_secret

cdcerts_secret=${CDNODE3_KEYSTORE-}
unset CDNODE3_KEYSTORE
cdcerts_ask CDNODE3_KEYSTORE
cdcerts_keyPwd=$cdcerts_secret
cdcerts_secret=

{
  cdcerts_write "admPwd=$cdcerts_admPwd"
  cdcerts_write "appUserPwd=$cdcerts_appUserPwd"
  cdcerts_write "crtPwd=$cdcerts_crtPwd"
  cdcerts_write "keyPwd=$cdcerts_keyPwd"
} | kubectl create secret generic 'cd-passwords' --from-env-file=/dev/stdin "$@"
