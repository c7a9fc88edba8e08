import * as vscode from 'vscode';

/** Red Hat's YAML extension takes keys and fixed values from the JSON schema: what it offers is not offered twice. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

/** Whether another extension reads the job's schema. */
export function readsSchema(): boolean {
  return vscode.extensions.getExtension(YAML_EXTENSION) !== undefined;
}
