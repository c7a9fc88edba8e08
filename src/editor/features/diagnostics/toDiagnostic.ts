import * as vscode from 'vscode';
import type { Finding, RelatedPlace, Severity } from '../../../core/findings/finding.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { toRange } from '../../desk/ranges.js';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A finding as VS Code shows it; its code opens the explanation. */
export function toDiagnostic(
  finding: Finding,
  document: vscode.TextDocument,
  { known }: Pick<Desk, 'known'>,
): vscode.Diagnostic {
  const { code, message, related, severity, span } = finding;
  const diagnostic = newDiagnostic({ code, message, severity }, toRange(document, span));
  if (related) diagnostic.relatedInformation = related.flatMap((place) => toRelated(place, document, known));
  return diagnostic;
}

/** A finding without its surroundings. */
export function newDiagnostic(
  { code, message, severity }: Pick<Finding, 'code' | 'message' | 'severity'>,
  range: vscode.Range,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = vscode.l10n.t('Certificates');
  diagnostic.code = { value: code, target: toExplanation(code) };
  return diagnostic;
}

function toExplanation(code: string): vscode.Uri {
  const argument = encodeURIComponent(JSON.stringify([code]));
  return vscode.Uri.parse(`command:${commands.explainFinding}?${argument}`);
}

/** A place in another file is shown as its beginning where that file is not open, since only a document tells lines. */
function toRelated(
  { file, span, message }: RelatedPlace,
  document: vscode.TextDocument,
  known: Desk['known'],
): readonly vscode.DiagnosticRelatedInformation[] {
  const uri = file === undefined ? document.uri : known.uriOf(file);
  if (uri === undefined) return [];
  const opened =
    file === undefined
      ? document
      : vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const range = opened ? toRange(opened, span) : new vscode.Range(0, 0, 0, 0);
  return [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), message)];
}
