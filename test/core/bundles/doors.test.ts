import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { quotePowerShell } from '../../../src/core/bundles/doors/quotePowerShell.js';
import { quoteShell, quoteShellAddress } from '../../../src/core/bundles/doors/quoteShell.js';
import { screenHost } from '../../../src/core/bundles/doors/screenHost.js';
import { screenUnixPath, screenWindowsPath } from '../../../src/core/bundles/doors/screenPath.js';
import { screenSecretName } from '../../../src/core/bundles/doors/screenSecretName.js';
import { writeCodeSpan } from '../../../src/core/bundles/doors/writeCodeSpan.js';
import { writeFileName, writeKubernetesName } from '../../../src/core/bundles/doors/writeFileName.js';
import { writeIniValue } from '../../../src/core/bundles/doors/writeIniValue.js';
import {
  isSecureValue,
  toSecureValue,
  writeSecureValue,
} from '../../../src/core/bundles/doors/writeSecureValue.js';
import { RefusedText } from '../../../src/core/bundles/refusal.js';
import { toPlain } from '../../../src/core/words/toPlain.js';
import { hostileTexts } from '../../support/hostileText.js';

const SAMPLES = [
  ...hostileTexts(3000, 7),
  'CDNODE1',
  'cd demo id 1',
  'a-b_c.d',
  'Müster',
  'https;//h;1/x',
  '-rf',
  '-',
];

/** What passes the door, with what it became. */
function passing(door: (text: string) => string): (readonly [text: string, written: string])[] {
  return SAMPLES.flatMap((text) => {
    try {
      return [[text, door(text)] as const];
    } catch (error) {
      assert.ok(error instanceof RefusedText, String(error));
      return [];
    }
  });
}

describe('the doors of bundles', () => {
  for (const shell of [['sh'], ['bash', '-r']] as const)
    it(`bring texts through ${shell.join(' ')} exactly, and execute nothing`, () => {
      for (const door of [quoteShell, quoteShellAddress]) {
        const passed = passing(door);
        assert.ok(passed.length > 100, String(passed.length));
        const script = passed.map(([, written]) => `x=${written}\nprintf '%s\\0' "$x"\n`).join('');
        const [name, ...args] = shell;
        const output = execFileSync(name, [...args, '-s'], { input: script, encoding: 'utf8' });
        assert.deepEqual(
          output.split('\0').slice(0, -1),
          passed.map(([text]) => text),
        );
      }
    });

  it('refuse what a shell could take for a command, quoted or not', () => {
    for (const text of ['$(id)', '`id`', 'a;b', 'a&b', "a'b", 'a\nb', 'a|b', '', 'a\u202eb', '\0'])
      assert.throws(() => quoteShell(text), RefusedText, JSON.stringify(text));
    assert.equal(quoteShell('-rf'), "'-rf'");
    assert.equal(quoteShellAddress('https;//h;1/x'), "'https;//h;1/x'");
    assert.throws(() => quoteShellAddress('https;//$(id)'), RefusedText);
  });

  it('bring texts through PowerShell’s own rule for strings', () => {
    const passed = passing(quotePowerShell);
    assert.ok(passed.length > 100);
    for (const [text, written] of passed) {
      // about_Quoting_Rules: between single quotes nothing but a doubled quote means anything.
      assert.match(written, /^'(?:[ -&(-~]|'')*'$/);
      assert.equal(written.slice(1, -1).replaceAll("''", "'"), text);
    }
    for (const text of ['a\u2019b', 'ü', 'a\r\nb', ' a'])
      assert.throws(() => quotePowerShell(text), RefusedText);
  });

  it('bring texts into an ini and a Secure+ script as they are, or not at all', () => {
    for (const [text, written] of passing(writeIniValue)) {
      assert.equal(written, text);
      assert.match(text, /^[^\s"';[\]](?:[ -~]*[^\s"';[\]])?$/);
    }
    for (const [text, written] of passing(writeSecureValue)) {
      assert.equal(written, text);
      assert.match(text, /^[A-Za-z0-9_.:@#/\\+-]+$/);
    }
    assert.throws(() => writeSecureValue('cd demo id 1'), RefusedText);
    assert.throws(() => writeSecureValue('a;quit'), RefusedText);
    const through = passing(writeSecureValue).map(([text]) => text);
    assert.deepEqual(SAMPLES.filter(isSecureValue), through);
    for (const text of SAMPLES) assert.ok(text.trim() === '' || isSecureValue(toSecureValue(text)), text);
    assert.equal(toSecureValue('cd demo id 1'), 'cd-demo-id-1');
  });

  it('make names that are names everywhere, whatever they are made of', () => {
    const taken: string[] = [];
    for (const text of SAMPLES) {
      const name = writeFileName(text, taken);
      assert.match(name, /^[A-Za-z0-9][A-Za-z0-9._-]*$/);
      assert.ok(name.length <= 64 && !name.endsWith('.'));
      assert.ok(!taken.some((other) => other.toLowerCase() === name.toLowerCase()), name);
      if (taken.length < 200) taken.push(name);
      assert.match(writeKubernetesName(text, []), /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
    }
    assert.equal(writeFileName('../../etc/passwd', []), 'etc-passwd');
    assert.equal(writeFileName('-rf', []), 'rf');
    assert.equal(writeFileName('CON', []), 'entry-CON');
    assert.equal(writeFileName('Müller', []), 'Muller');
  });

  it('let through hosts, paths and names of secrets, and nothing like options or steps upward', () => {
    for (const host of ['cd1.example', '192.0.2.1', '2001:db8::1', 'a_b'])
      assert.equal(screenHost(host), host);
    for (const host of ['-oProxyCommand=id', 'a b', 'a;b', '', '{{ x }}', 'a,b', 'a[1:3]', 'a/b'])
      assert.throws(() => screenHost(host), RefusedText, host);
    assert.equal(screenUnixPath('/opt/cd unix'), '/opt/cd unix');
    for (const path of ['opt', '/opt/../etc', '/opt/$(id)', '~/x', '/a\nb', '/{{ x }}'])
      assert.throws(() => screenUnixPath(path), RefusedText, path);
    assert.equal(screenWindowsPath('C:\\Program Files\\IBM'), 'C:\\Program Files\\IBM');
    for (const path of [
      'C:\\a\\',
      'C:\\a" /x',
      'a\\b',
      'C:\\%TEMP%',
      'C:\\..\\b',
      'C:\\a&b',
      'C:\\ü',
      'C:\\a:b',
    ])
      assert.throws(() => screenWindowsPath(path), RefusedText, path);
    assert.equal(screenSecretName('CDNODE1_KEY'), 'CDNODE1_KEY');
    for (const name of ['PATH', 'IFS', 'LD_PRELOAD', 'a b', 'x;id', '1a', 'BASH_ENV', 'cdcerts_secret', ''])
      assert.throws(() => screenSecretName(name), RefusedText, name);
  });

  it('bring texts through Markdown as code spans', () => {
    for (const text of SAMPLES) {
      const span = writeCodeSpan(text);
      if (toPlain(text).trim() === '') continue;
      assert.equal(readCodeSpan(span), toPlain(text));
    }
    assert.equal(writeCodeSpan('a`b``c'), '```a`b``c```');
    assert.equal(writeCodeSpan('`'), '`` ` ``');
  });
});

/** CommonMark section 6.1: up to the next run of as many backticks; one space is stripped from both ends where both have one. */
function readCodeSpan(span: string): string {
  const [fence = ''] = /^`+/.exec(span) ?? [];
  const rest = span.slice(fence.length);
  const runs = [...rest.matchAll(/`+/g)];
  const end = runs.find(([run]) => run.length === fence.length)?.index ?? -1;
  assert.equal(end, rest.length - fence.length, `the span ends before its end: ${span}`);
  const content = rest.slice(0, end);
  const isPadded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '';
  return isPadded ? content.slice(1, -1) : content;
}
