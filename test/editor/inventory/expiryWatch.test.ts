import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settings } from '../../../src/editor/desk/ids.js';
import { ExpiryWatch, type Wait } from '../../../src/editor/features/inventory/expiryWatch.js';
import {
  NOW,
  openDesk,
  type OpenedDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { fixtureUri, until } from '../../support/inEditor.js';

const DAY = 24 * 60 * 60 * 1000;

describe('the notice of what expires', () => {
  let desk: OpenedDesk;
  let watch: ExpiryWatch;
  let now: number;
  let badge: vscode.ViewBadge | undefined;
  let waits: { milliseconds: number; react: () => void; isOver: boolean }[];

  const wait: Wait = (milliseconds, react) => {
    const one = { milliseconds, react, isOver: false };
    waits.push(one);
    return {
      dispose: () => {
        one.isOver = true;
      },
    };
  };
  const pending = () => waits.filter(({ isOver }) => !isOver);

  beforeEach(async () => {
    await removeStore();
    now = NOW;
    waits = [];
    desk = openDesk({ clock: () => now });
    desk.badge.event((shown) => {
      badge = shown;
    });
    watch = new ExpiryWatch(desk, wait);
  });

  afterEach(async () => {
    watch.dispose();
    desk.dispose();
    await removeStore();
  });

  async function put(name: string, file: string): Promise<void> {
    const text = await readText(fixtureUri(file));
    await writeText(
      storeUri(`key/${name}/certificate.pem`),
      text.slice(text.indexOf('-----BEGIN CERTIFICATE')),
    );
  }

  async function read(): Promise<void> {
    desk.store.reread();
    await watch.update();
  }

  it('is nothing where nothing is near, and no timer runs for what is without an end in sight', async () => {
    await read();
    assert.equal(watch.item, undefined);
    assert.equal(badge, undefined);
    await putAuthority('root', 'pki/rsa/root.pem');
    await read();
    assert.equal(watch.item, undefined);
  });

  it('says how many are near their end and when the next one ends; a click opens the inventory', async () => {
    await put('EXPIRED', 'pki/ec/expired-keycert.txt');
    await put('EXPIRING', 'pki/ec/expiring-keycert.txt');
    await put('AGAIN', 'pki/ec/expiring-keycert.txt');
    await putAuthority('root', 'pki/ec/root.pem');
    await read();
    assert.equal(watch.item?.text, '$(watch) 1 expired, 1 near expiry, next 2026-12-05');
    assert.equal(watch.item.command, 'cdcerts.openInventory');
    assert.equal(
      watch.item.tooltip,
      'Certificates of the store: expired: 1; about to expire, within 30 days: 1.\nThe next one ends on 2026-12-05: CDNODE1.\nOpen the inventory',
    );
    assert.deepEqual(badge, {
      value: 2,
      tooltip: 'Certificates of the store: expired: 1; about to expire, within 30 days: 1.',
    });
  });

  it('says that the next one is a partner’s, who has to renew it', async () => {
    const text = await readText(fixtureUri('pki/ec/expiring-keycert.txt'));
    await writeText(
      storeUri('peer/THEM/certificate.pem'),
      text.slice(text.indexOf('-----BEGIN CERTIFICATE')),
    );
    await read();
    assert.equal(
      watch.item?.tooltip,
      'Certificates of the store: about to expire, within 30 days: 1.\nThe next one ends on 2026-12-05: CDNODE1, a partner’s.\nPartners have to renew: 1.\nOpen the inventory',
    );
    // What is a node’s here as well is no partner’s.
    await put('EXPIRING', 'pki/ec/expiring-keycert.txt');
    await read();
    assert.doesNotMatch(JSON.stringify(watch.item.tooltip), /artner/);
  });

  it('counts CA certificates, also those that came along, and says earlier that they are to be renewed', async () => {
    now = Date.UTC(2035, 11, 31) - 100 * DAY;
    await put('NODE', 'pki/ec/node-keycert.txt');
    await read();
    // The two CAs are due 180 days before their end; the node’s own is not yet.
    assert.equal(watch.item?.text, '$(watch) 2 near expiry, next 2036-01-01');
    assert.equal(badge, undefined);
  });

  it('changes by itself at the next threshold, for which one timer waits, and for no more', async () => {
    await put('EXPIRING', 'pki/ec/expiring-keycert.txt');
    await read();
    const [turning, ...others] = pending().filter(({ milliseconds }) => milliseconds > 1_000);
    assert.ok(turning);
    assert.deepEqual(others, []);
    const end = Date.parse('2026-12-05T12:00:00Z');
    assert.equal(turning.milliseconds, end + 1 - NOW);
    now = end + 1;
    turning.react();
    assert.equal(watch.item?.text, '$(watch) 1 expired');
    // What follows is years away: a timer of the host waits 25 days at most, and looks then.
    const [next] = pending().filter(({ milliseconds }) => milliseconds > 1_000);
    assert.equal(next?.milliseconds, 2_147_483_647);
  });

  it('follows the store, also where no view asks for it', async () => {
    await put('EXPIRED', 'pki/ec/expired-keycert.txt');
    await read();
    await until(() => (watch.item ? true : undefined));
    const listening = desk.store.onDidChange(() => {
      for (const one of pending()) if (one.milliseconds === 1_000) one.react();
    });
    await removeStore();
    await until(() => (watch.item === undefined ? true : undefined), desk.badge.event);
    listening.dispose();
    assert.equal(badge, undefined);
  });

  it('goes by the settings', async () => {
    await put('EXPIRING', 'pki/ec/expiring-keycert.txt');
    await read();
    const configuration = vscode.workspace.getConfiguration();
    const set = (id: string, days: number | undefined) =>
      configuration.update(id, days, vscode.ConfigurationTarget.Workspace);
    try {
      await set(settings.expiryWarningDays, 5);
      await until(() => (badge === undefined ? true : undefined), vscode.workspace.onDidChangeConfiguration);
      assert.equal(watch.item?.text, '$(watch) 1 near expiry, next 2026-12-05');
      await set(settings.expiryLeadDays, 6);
      await until(
        () => (watch.item === undefined ? true : undefined),
        vscode.workspace.onDidChangeConfiguration,
      );
    } finally {
      await set(settings.expiryWarningDays, undefined);
      await set(settings.expiryLeadDays, undefined);
    }
  });
});
