import { CHECK_SUMS, ENTER_OWN_FOLDER } from '../ownFolder.js';
import { RESTORE_TERMINAL, SHELL_SECRETS, writeSecretReading } from '../shellSecrets.js';
import type { Step } from './secureScripts.js';

/** What the script needs of the job. */
interface RunValues {
  /** Quoted for the shell. */
  readonly installDir: string;
  /** The name of the key’s passphrase. */
  readonly passphrase: string;
  readonly steps: readonly Step[];
}

/**
 * Runs the Secure+ CLI on one of the folder’s scripts. The passphrase reaches it by a pipe that the shell itself writes
 * into: it is in no file, no argument list and no environment.
 */
export function writeRunScript({ installDir, passphrase, steps }: RunValues): string {
  const usage = steps.map((step) => `sh run.sh ${step}`).join(', ');
  return `#!/bin/sh
# Replaces the bootstrap certificate of a node of Connect:Direct for UNIX, a step at a time: ${usage}.
# checklist.md says what must be done between them. The passphrase of the key, ${passphrase},
# which "import" needs, comes from the environment or as a line of standard input; on a terminal it is asked for.
${SHELL_SECRETS}
# shellcheck disable=SC2317  # Called by the traps.
${RESTORE_TERMINAL}
case \${1-} in
  ${steps.join(' | ')}) cdcerts_step=$1 ;;
  *) cdcerts_refuse 'name the step: ${usage}' ;;
esac

${ENTER_OWN_FOLDER}${CHECK_SUMS}
# Secure+ scripts have no quotes that were seen, neither for files nor for passphrases.
cdcerts_is_plain() {
  case $(LC_ALL=C; export LC_ALL; case $1 in (*[!!-~]* | *\\;* | \\"*\\" | \\'*\\') echo no ;; esac) in
    no) return 1 ;;
    *) return 0 ;;
  esac
}
cdcerts_place=$(pwd -P)
cdcerts_is_plain "$cdcerts_place" || cdcerts_refuse 'lay this folder where its path has no spaces'

cdcerts_cli=$(find ${installDir}/ -name spcli.sh 2>/dev/null)
case $cdcerts_cli in
  '') cdcerts_refuse 'spcli.sh is not below the installation directory' ;;
  *spcli.sh*spcli.sh*) cdcerts_refuse 'there are several spcli.sh below the installation directory' ;;
esac

cdcerts_secret=
if [ "$cdcerts_step" = import ]; then
${writeSecretReading(passphrase)
  .trimEnd()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
  cdcerts_is_plain "$cdcerts_secret" ||
    cdcerts_refuse '${passphrase} cannot be written into a Secure+ script: it has spaces, semicolons, quotes around it, or is not ASCII'
fi

# The script of the step, with whole paths and the passphrase.
cdcerts_send() {
  while IFS= read -r cdcerts_rest; do
    case $cdcerts_rest in
      Passphrase=) cdcerts_write "Passphrase=$cdcerts_secret" ;;
      File=*) cdcerts_write "File=$cdcerts_place/\${cdcerts_rest#File=}" ;;
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
`;
}
