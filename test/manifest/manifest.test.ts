import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ids from '../../src/editor/desk/ids.js';

interface Command {
  readonly command: string;
  readonly title?: string;
  readonly category?: string;
  readonly enablement?: string;
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly l10n: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly MenuItem[];
    readonly viewsContainers: { readonly activitybar: readonly { id: string; icon: string }[] };
    readonly views: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly viewsWelcome: readonly { view: string; contents: string; when: string }[];
    readonly customEditors: readonly {
      viewType: string;
      priority: string;
      selector: readonly { filenamePattern: string }[];
    }[];
    readonly languages: readonly { id: string; configuration: string }[];
    readonly grammars: readonly { language: string; path: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { scope: string }>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
/** The lines of the menus, and the keys: each runs a command on a condition. */
const menuItems = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
const sorted = (values: Iterable<string>) => [...values].sort();

/** Commands that mean something only with what a tree line or a link hands them. */
const WITH_ARGUMENT: readonly string[] = [ids.commands.openCertificate];

/** Context keys that VS Code itself keeps: they are true before the extension wakes; and ours, which are not. */
const CONTEXT_KEYS = new Set<string>([
  ...Object.values(ids.contextKeys),
  'activeCustomEditorId',
  'explorerResourceIsFolder',
  'focusedView',
  'inputFocus',
  'isWorkspaceTrusted',
  'listMultiSelection',
  'resourceExtname',
  'resourceFilename',
  'resourceLangId',
  'view',
  'viewItem',
  'workbenchState',
]);

/** The names in a `when` clause that are neither compared with nor part of a pattern. */
function keysIn(clause: string): readonly string[] {
  const bare = clause.replace(/=~ \/.*?\/[a-z]*/g, '').replace(/[!=]= *[\w.]+/g, '');
  return bare.match(/[\w.]+/g) ?? [];
}

describe('the manifest and the code', () => {
  it('name the same commands', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(ids.commands)),
    );
  });

  it('name the same views, in the same container', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      Object.values(ids.viewContainers),
    );
    assert.deepEqual(Object.keys(contributes.views), Object.values(ids.viewContainers));
    assert.deepEqual(
      Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
      Object.values(ids.views),
    );
  });

  it('name the same languages', () => {
    const languages = Object.values(ids.languages);
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      languages,
    );
    assert.deepEqual(
      contributes.grammars.map(({ language }) => language),
      languages,
    );
  });

  it('name the same custom editors', () => {
    assert.deepEqual(
      contributes.customEditors.map(({ viewType }) => viewType),
      Object.values(ids.customEditors),
    );
  });

  it('name the same files of which the viewer is the default editor', () => {
    const patternsOf = (wanted: string) =>
      contributes.customEditors
        .filter(({ priority }) => priority === wanted)
        .flatMap(({ selector }) => selector.map(({ filenamePattern }) => filenamePattern));
    const defaults = ['*.der', '*.p12', '*.pfx', '*.jks', '*.jceks', '*.keystore'];
    assert.deepEqual(patternsOf('default'), defaults);
    for (const pattern of defaults) assert.ok(ids.BINARY_NAMES.test(pattern.slice(1)), pattern);
    for (const pattern of patternsOf('option')) assert.ok(!ids.BINARY_NAMES.test(pattern.slice(1)), pattern);
    assert.ok(patternsOf('option').includes('*.cer'));
  });

  it('name the same settings', () => {
    assert.deepEqual(
      sorted(Object.keys(contributes.configuration.properties)),
      sorted(Object.values(ids.settings)),
    );
  });

  it('want the VS Code whose interface the code was written against', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });
});

describe('each command', () => {
  for (const { category, command, title } of contributes.commands) {
    it(`${command} has a title and a category`, () => {
      assert.match(title ?? '', /^%command\.\w+%$/);
      assert.equal(category, '%category%');
    });
  }

  it('is in the palette, unless it needs what only a click can hand it', () => {
    const hidden = (contributes.menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(sorted(hidden.map(({ command }) => command)), sorted(WITH_ARGUMENT));
  });

  it('is in the palette where the view has its button: what arranges it as it is arranged is not', () => {
    const states = /!?cdcerts\.is\w+/g;
    const statesIn = (menu: string) =>
      (contributes.menus[menu] ?? []).flatMap(({ command, when = '' }) =>
        [...when.matchAll(states)].map(([state]) => `${command}: ${state}`),
      );
    assert.equal(statesIn('commandPalette').length, 5);
    assert.deepEqual(sorted(statesIn('commandPalette')), sorted(statesIn('view/title')));
  });

  it('is in a menu only where the palette would let it run as well', () => {
    // The palette asks for what a command needs by itself.
    const elsewhere = menuItems.filter(
      (item) => contributes.menus['commandPalette']?.includes(item) !== true,
    );
    for (const { command, when = '' } of elsewhere) {
      const enablement = contributes.commands.find((one) => one.command === command)?.enablement ?? '';
      for (const condition of enablement.split(' && ').filter(Boolean))
        assert.ok(when.includes(condition), `${command}: ${condition} is not in “${when}”`);
    }
  });
});

describe('the manifest', () => {
  it('rests on VS Code’s own context keys', () => {
    const clauses = [
      ...menuItems.map(({ when }) => when),
      ...contributes.viewsWelcome.map(({ when }) => when),
      ...contributes.commands.map(({ enablement }) => enablement),
    ]
      .filter((clause) => clause !== undefined)
      .filter((clause) => clause !== 'false');
    assert.ok(clauses.length > 5);
    for (const clause of clauses)
      for (const key of keysIn(clause)) assert.ok(CONTEXT_KEYS.has(key), `${key} in “${clause}”`);
  });

  it('speaks only of commands and views that there are', () => {
    const known = new Set<string>(Object.values(ids.commands));
    for (const { command } of menuItems) assert.ok(known.has(command), command);
    const views = new Set<string>(Object.values(ids.views));
    for (const { when = '' } of menuItems)
      for (const [, view = ''] of when.matchAll(/[vV]iew == ([\w.]+)/g)) assert.ok(views.has(view), view);
    for (const { view } of contributes.viewsWelcome) assert.ok(views.has(view), view);
  });

  it('wakes the extension for what it is about, and never at every start', () => {
    const { activationEvents } = manifest;
    assert.ok(activationEvents.length > 0);
    for (const event of activationEvents)
      assert.match(event, /^(onLanguage|onWebviewPanel|workspaceContains):/);
    const named = (kind: string) =>
      activationEvents.flatMap((event) => (event.startsWith(kind) ? event.slice(kind.length) : []));
    assert.deepEqual(named('onLanguage:'), Object.values(ids.languages));
    assert.deepEqual(named('onWebviewPanel:'), Object.values(ids.webviewPanels));
  });

  it('keeps each setting where a folder can have its own', () => {
    for (const [id, { scope }] of Object.entries(contributes.configuration.properties))
      assert.equal(scope, 'resource', id);
  });

  it('names files that exist', () => {
    const files = [
      manifest.icon,
      manifest.l10n,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ icon }) => icon)),
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
    ];
    for (const file of files) assert.ok(existsSync(join('.', file)), file);
  });
});
