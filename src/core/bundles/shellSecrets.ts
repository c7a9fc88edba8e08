/**
 * How our scripts handle a secret: it is read from the environment, or as a line of standard input, taken out of the
 * environment that other processes inherit, and written by the shell's own commands alone, since an argument list can
 * be seen by everybody on the machine. POSIX shell; variables and functions begin with `cdcerts_`.
 */
export const SHELL_SECRETS = `set -u
# Neither traced nor handed on: variables of the environment would be exported again when they are assigned.
set +xav
unset cdcerts_secret cdcerts_rest cdcerts_quoted cdcerts_terminal cdcerts_status
cdcerts_terminal=

cdcerts_refuse() {
  echo "\${0##*/}: $1" >&2
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
  cdcerts_write() { printf '%s\\n' "$1"; }
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
`;

/** What a script that holds nothing but secrets has to do when it ends, or is stopped. */
export const RESTORE_TERMINAL = `cdcerts_clean() {
  [ -z "$cdcerts_terminal" ] || stty "$cdcerts_terminal"
}
trap cdcerts_clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
`;

/** Reads the secret of a checked name into `cdcerts_secret`. */
export function writeSecretReading(name: string): string {
  return `cdcerts_secret=\${${name}-}\nunset ${name}\ncdcerts_ask ${name}\n`;
}
