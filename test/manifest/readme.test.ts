import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { settings } from '../../src/editor/desk/ids.js';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('explains the findings in the words that are packaged', () => {
    const [, section = ''] = /<!-- findings -->\n([^]*?)<!-- \/findings -->/.exec(readme) ?? [];
    const packaged = readFileSync('media/findings.md', 'utf8').replace(/^# .*\n/, '');
    assert.ok(packaged.length > 10_000);
    assert.equal(section.trim(), packaged.trim());
  });

  it('has one anchor for each finding', () => {
    const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    const codes = [...readme.matchAll(/^### ([a-z0-9-]+)$/gm)].map(([, code = '']) => code);
    assert.ok(codes.length > 50);
    for (const code of codes)
      assert.equal(anchors.filter((anchor) => anchor === code).length, 1, `#${code} is there twice`);
  });

  it('names every setting', () => {
    for (const id of Object.values(settings)) assert.ok(readme.includes(`\`${id}\``), id);
  });

  it('shows pictures and links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    const files = links.filter((target) => !/^[a-z]+:/.test(target));
    for (const file of files) assert.ok(existsSync(file), file);
  });
});
