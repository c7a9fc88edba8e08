import { isSecretName } from '../../jobs/secretName.js';
import { RefusedText } from '../refusal.js';

/** Variables that shells, loaders or PowerShell act upon, and those of the run scripts and of the installer. */
const TAKEN =
  /^(?:PATH|IFS|HOME|ENV|BASH_.*|SHELL.*|PWD|OLDPWD|CDPATH|PS\d|LD_.*|DYLD_.*|LIBPATH|SHLIB_PATH|LANG|LC_.*|NLSPATH|TMP|TEMP|TMPDIR|TERM|USER|USERNAME|LOGNAME|UID|EUID|PPID|OPTARG|OPTIND|RANDOM|SECONDS|LINENO|GLOBIGNORE|POSIXLY_CORRECT|KUBECONFIG|ANSIBLE_.*|PYTHON.*|COMSPEC|PATHEXT|PSMODULEPATH|SYSTEMROOT|WINDIR|CDAI_.*|CD_.*|CDCERTS_.*|_)$/i;

/** The name of an environment variable that holds nothing but a secret. */
export function screenSecretName(text: string): string {
  if (!isSecretName(text)) throw new RefusedText('not-a-secret-name');
  if (TAKEN.test(text)) throw new RefusedText('shell-variable');
  return text;
}
