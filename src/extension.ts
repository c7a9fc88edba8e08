import type * as vscode from 'vscode';
import { openDesk } from './editor/desk/desk.js';
import * as authority from './editor/features/authority/register.js';
import * as codeLens from './editor/features/codeLens/register.js';
import * as diagnostics from './editor/features/diagnostics/register.js';
import * as explain from './editor/features/explain/register.js';
import * as exporting from './editor/features/export/register.js';
import * as hover from './editor/features/hover/register.js';
import * as importing from './editor/features/import/register.js';
import * as jobs from './editor/features/jobs/register.js';
import * as language from './editor/features/language/register.js';
import * as outline from './editor/features/outline/register.js';
import * as tree from './editor/features/tree/register.js';
import * as viewer from './editor/features/viewer/register.js';

const features = [
  language,
  diagnostics,
  hover,
  outline,
  codeLens,
  explain,
  viewer,
  tree,
  authority,
  importing,
  exporting,
  jobs,
];

/** Opens the desk and registers what stands on it. The same in the Node and in the browser host. */
export function activate(context: vscode.ExtensionContext): void {
  const desk = openDesk(context);
  for (const { register } of features) context.subscriptions.push(register(desk));
}
