#!/bin/sh
# Replaces the bootstrap certificate of a node of Connect:Direct for UNIX, a step at a time: sh run.sh import, sh run.sh switch, sh run.sh back.
# checklist.md says what must be done between them. The passphrase of the key, KEY,
# which "import" needs, comes from the environment or as a line of standard input; on a terminal it is asked for.
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

# shellcheck disable=SC2317  # Called by the traps.
cdcerts_clean() {
  [ -z "$cdcerts_terminal" ] || stty "$cdcerts_terminal"
}
trap cdcerts_clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

case ${1-} in
  import | switch | back) cdcerts_step=$1 ;;
  *) cdcerts_refuse 'name the step: sh run.sh import, sh run.sh switch, sh run.sh back' ;;
esac

case $0 in
  /*) cdcerts_folder=${0%/*} ;;
  */*) cdcerts_folder=./${0%/*} ;;
  *) cdcerts_folder=. ;;
esac
cd "$cdcerts_folder/" || cdcerts_refuse 'the folder of this script cannot be entered'
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum -c SHA256SUMS >/dev/null 2>&1 || cdcerts_refuse 'a file is not as it was built: see sha256sum -c SHA256SUMS'
fi

# Secure+ scripts have no quotes that were seen, neither for files nor for passphrases.
cdcerts_is_plain() {
  case $(LC_ALL=C; export LC_ALL; case $1 in (*[!!-~]* | *\;* | \"*\" | \'*\') echo no ;; esac) in
    no) return 1 ;;
    *) return 0 ;;
  esac
}
cdcerts_place=$(pwd -P)
cdcerts_is_plain "$cdcerts_place" || cdcerts_refuse 'lay this folder where its path has no spaces'

cdcerts_cli=$(find '/opt/cdunix'/ -name spcli.sh 2>/dev/null)
case $cdcerts_cli in
  '') cdcerts_refuse 'spcli.sh is not below the installation directory' ;;
  *spcli.sh*spcli.sh*) cdcerts_refuse 'there are several spcli.sh below the installation directory' ;;
esac

cdcerts_secret=
if [ "$cdcerts_step" = import ]; then
  cdcerts_secret=${KEY-}
  unset KEY
  cdcerts_ask KEY
  cdcerts_is_plain "$cdcerts_secret" ||
    cdcerts_refuse 'KEY cannot be written into a Secure+ script: it has spaces, semicolons, quotes around it, or is not ASCII'
fi

# The script of the step, with whole paths and the passphrase.
cdcerts_send() {
  while IFS= read -r cdcerts_rest; do
    case $cdcerts_rest in
      Passphrase=) cdcerts_write "Passphrase=$cdcerts_secret" ;;
      File=*) cdcerts_write "File=$cdcerts_place/${cdcerts_rest#File=}" ;;
      *) cdcerts_write "$cdcerts_rest" ;;
    esac
  done <"$cdcerts_step.txt"
}

# Without -li, with which it was seen to be run: what that shows was not seen, and it may be the passphrase.
cdcerts_send | "$cdcerts_cli" -e 8
cdcerts_status=$?
if [ "$cdcerts_status" -ge 8 ]; then
  echo "run.sh: the Secure+ CLI failed with $cdcerts_status: the step $cdcerts_step is not done" >&2
  exit "$cdcerts_status"
fi
