import type { Remark } from '../../findings/remark.js';
import { sayDirectoryInside, sayInstallDirMissing, sayNoWholePath } from '../../words/describeJobServer.js';
import { eachServer, type JobRule } from '../jobRule.js';
import type { Placed } from '../placed.js';

/** Where Connect:Direct is installed, and where the files of the installation are laid meanwhile. */
export const jobDirectory: JobRule = {
  code: 'job-directory',
  severity: 'error',
  citation: 'Connect:Direct for UNIX 6.4.0, cdai_installDir; Silent installation, deployment directory',
  needsWhole: true,
  check: eachServer(({ deploymentDir, installDir, isReplacement, target: { platform } }) => {
    const name = platform?.value;
    if (!platform || (name !== 'unix' && name !== 'windows')) return [];
    const missing: Remark[] =
      name === 'unix' && !isReplacement && !installDir
        ? [{ span: platform.span, message: sayInstallDirMissing() }]
        : [];
    const isWhole = name === 'unix' ? /^\// : /^(?:[A-Za-z]:[\\/]|\\\\)/;
    const partial = [installDir, deploymentDir].flatMap((directory) =>
      directory && !isWhole.test(directory.value)
        ? [{ span: directory.span, message: sayNoWholePath(directory.value, name) }]
        : [],
    );
    if (missing.length > 0 || partial.length > 0) return [...missing, ...partial];
    return installDir && deploymentDir && isInside(deploymentDir, installDir, name)
      ? [{ span: deploymentDir.span, message: sayDirectoryInside() }]
      : [];
  }),
};

function isInside(inner: Placed, outer: Placed, platform: 'unix' | 'windows'): boolean {
  const [within, around] = [toSteps(inner.value, platform), toSteps(outer.value, platform)];
  return around.every((step, index) => within[index] === step);
}

/** The directories of a whole path one by one, `.` and `..` gone. */
function toSteps(path: string, platform: 'unix' | 'windows'): readonly string[] {
  const text = platform === 'windows' ? path.toLowerCase().replaceAll('\\', '/') : path;
  const steps: string[] = [];
  for (const step of text.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps;
}
