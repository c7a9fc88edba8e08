import type * as vscode from 'vscode';
import { openDesk } from './editor/desk/desk.js';
import * as authority from './editor/features/authority/register.js';
import * as chain from './editor/features/chain/register.js';
import * as codeLens from './editor/features/codeLens/register.js';
import * as diagnostics from './editor/features/diagnostics/register.js';
import * as entries from './editor/features/entries/register.js';
import * as explain from './editor/features/explain/register.js';
import * as exporting from './editor/features/export/register.js';
import * as fixes from './editor/features/fixes/register.js';
import * as hover from './editor/features/hover/register.js';
import * as importing from './editor/features/import/register.js';
import * as inventory from './editor/features/inventory/register.js';
import * as jobLanguage from './editor/features/jobLanguage/register.js';
import * as jobs from './editor/features/jobs/register.js';
import * as language from './editor/features/language/register.js';
import * as matchKey from './editor/features/matchKey/register.js';
import * as outline from './editor/features/outline/register.js';
import * as secrets from './editor/features/secrets/register.js';
import * as tree from './editor/features/tree/register.js';
import * as viewer from './editor/features/viewer/register.js';
const onText = [language, diagnostics, fixes, hover, outline, codeLens, explain];
const onCertificates = [chain, matchKey, viewer, tree, inventory];
const onStore = [authority, importing, exporting, entries, jobs, jobLanguage, secrets];

/** Opens the desk and registers what stands on it. The same in the Node and in the browser host. */
export function activate(context: vscode.ExtensionContext): void {
  const desk = openDesk(context);
  for (const { register } of [...onText, ...onCertificates, ...onStore])
    context.subscriptions.push(register(desk));
}
