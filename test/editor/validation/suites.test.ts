import * as vscode from 'vscode';
import { type BsslCase, checkBsslVerify } from '../../support/bsslVerify.js';
import { isThere, readText } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';
import { checkPkits, type PkitsCase } from '../../support/pkits.js';

/** The suites from outside, which the runner lays into the workspace where it has them. */
async function readSuite<Case>(name: string): Promise<readonly Case[] | undefined> {
  const uri = vscode.Uri.joinPath(fixtureUri('conformance'), name);
  return (await isThere(uri)) ? (JSON.parse(await readText(uri)) as Case[]) : undefined;
}

describe('validation in this host', function () {
  it('has the verdicts of PKITS', async function () {
    const cases = await readSuite<PkitsCase>('pkits.json');
    if (cases === undefined) this.skip();
    await checkPkits(cases);
  });

  it('has the verdicts of BoringSSL’s cases', async function () {
    const cases = await readSuite<BsslCase>('bssl-verify.json');
    if (cases === undefined) this.skip();
    await checkBsslVerify(cases);
  });
});
