import { CHECK_SUMS, ENTER_OWN_FOLDER } from '../ownFolder.js';
import { SHELL_SECRETS, writeSecretReading } from '../shellSecrets.js';
import { OPTIONS } from './optionsFile.js';

/** An option of the installer and the name of the secret that it is given. */
export type SecretOption = readonly [option: string, name: string];

/**
 * Runs the installer. It takes its secrets from a file, so there is one, readable to its owner alone and in a folder of
 * its own, from when the installer starts until it ends, or the script is interrupted.
 */
export function writeRunScript(secrets: readonly SecretOption[]): string {
  const readings = [...new Set(secrets.map(([, name]) => name))].map((name) => {
    const options = secrets.filter(([, other]) => other === name);
    return writeSecretReading(name) + options.map(([option]) => `cdcerts_quote ${option}\n`).join('');
  });
  return `#!/bin/sh
# Installs Connect:Direct for UNIX from this folder: sh run.sh, as root. cdinstall_a, cdinstall and the package lie
# beside this script. ${secretsComment(secrets)}
${SHELL_SECRETS}
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
        cdcerts_quoted=$cdcerts_quoted\${cdcerts_rest%%"$cdcerts_apostrophe"*}"'\\\\''"
        cdcerts_rest=\${cdcerts_rest#*"$cdcerts_apostrophe"}
        ;;
      *) break ;;
    esac
  done
  cdcerts_options="$cdcerts_options
$1='$cdcerts_quoted$cdcerts_rest'"
}

${ENTER_OWN_FOLDER}[ -x ./cdinstall_a ] || cdcerts_refuse 'cdinstall_a is not here: lay it, cdinstall and the package beside this script'
${CHECK_SUMS}
${readings.join('\n')}cdcerts_secret=

cdcerts_umask=$(umask)
umask 077
cdcerts_base=\${TMPDIR:-/tmp}/cdcerts
if command -v mktemp >/dev/null 2>&1; then
  cdcerts_holding=$(mktemp -d "$cdcerts_base.XXXXXX") || cdcerts_refuse 'no folder for the options can be made'
else
  # mkdir takes nothing that is there already, neither a folder nor a link.
  mkdir "$cdcerts_base.$$" || cdcerts_refuse 'no folder for the options can be made'
  cdcerts_holding=$cdcerts_base.$$
fi
{ cat ${OPTIONS} && cdcerts_write "$cdcerts_options"; } >"$cdcerts_holding/${OPTIONS}" ||
  cdcerts_refuse 'the options cannot be written'
cdcerts_options=
umask "$cdcerts_umask"

# What an earlier run said is not this one's success.
rm -f exitStatusFile.txt
# In the background, so that a signal is answered at once and not when the installer has ended.
./cdinstall_a -f "$cdcerts_holding/${OPTIONS}" </dev/null &
cdcerts_installer=$!
wait "$cdcerts_installer"
cdcerts_status=$?
cdcerts_installer=
if [ "$cdcerts_status" -eq 0 ] && [ -f exitStatusFile.txt ] && ! grep CDAI001I exitStatusFile.txt >/dev/null; then
  cdcerts_status=1
fi
[ "$cdcerts_status" -eq 0 ] || echo "run.sh: the installation failed; see cdaiLog.txt" >&2
exit "$cdcerts_status"
`;
}

function secretsComment(secrets: readonly SecretOption[]): string {
  const names = [...new Set(secrets.map(([, name]) => name))].join(', ');
  return `Its secrets, ${names}, come from\n# the environment, or one a line in this order from standard input; on a terminal they are asked for.`;
}
