/** What a user does in the workbench, one function each: clicked and typed, waiting for what the page then shows. */
import type { Locator, Page } from 'playwright-core';

/**
 * Runs a command by its title as the palette shows it, category included. The palette lists what may run at the moment
 * that it is asked, and no later: where a command waits for the folder to be trusted or for the window to be done, the
 * palette is opened again, as a person would.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  const command = row(page, title).first();
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('F1');
    try {
      await input.waitFor({ timeout: PATIENCE });
      await input.fill(`>${title}`);
      await command.waitFor({ timeout: PATIENCE });
      break;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await command.click();
}

const ATTEMPTS = 8;

/** Milliseconds that the palette is given before it is opened anew. */
const PATIENCE = 8000;

/**
 * Opens the menu of what is clicked, and takes a line of it, until what it leads to shows (or is gone). Where the view
 * draws itself anew meanwhile, the menu closes, or the command is not told what was clicked and asks for it: the menu is
 * opened again, then, as a person would.
 */
export async function chooseFromMenu(
  page: Page,
  clicked: Locator,
  title: string,
  leadsTo: Locator,
  state: 'visible' | 'detached' = 'visible',
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await clicked.click({ button: 'right' });
    try {
      // A menu takes no click that is over in the moment in which it opens.
      await page.locator('.monaco-menu').getByText(title).click({ delay: 300, timeout: PATIENCE });
      await leadsTo.waitFor({ state, timeout: PATIENCE });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Opens what a key offers at the cursor, until this line is among it: VS Code asks once, perhaps before anybody answers. */
export async function openActions(page: Page, key: string, title: string): Promise<Locator> {
  const action = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  for (let tries = 1; ; tries++) {
    await page.keyboard.press(key);
    try {
      await action.waitFor({ timeout: PATIENCE });
      return action;
    } catch (error) {
      if (tries === ATTEMPTS) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** The lines of the open quick pick. */
const row = (page: Page, text: string): Locator =>
  page.locator('.quick-input-list .monaco-list-row', { hasText: text });

/** Waits for the question with this text and picks this answer. */
export async function pick(page: Page, question: string, choice: string): Promise<void> {
  await asked(page, question);
  await row(page, choice).first().click();
}

/** Waits for the question with this text, types the answer (or keeps what stands there) and presses Enter. */
export async function answer(page: Page, question: string, text?: string): Promise<void> {
  await asked(page, question);
  await enter(page, text);
}

/** Types an answer (or keeps what stands there) and presses Enter: also where a complaint hides the question. */
export async function enter(page: Page, text?: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  if (text !== undefined) await input.fill(text);
  await input.press('Enter');
}

/** A question is told by its prompt below the box, or by the placeholder in it. */
export function question(page: Page, text: string): Locator {
  const widget = page.locator('.quick-input-widget');
  const message = widget.locator('.quick-input-message', { hasText: text });
  return message.or(widget.locator(`input[placeholder*=${JSON.stringify(text)}]`)).first();
}

/** Waits for the question with this text. */
export function asked(page: Page, text: string): Promise<void> {
  return question(page, text).waitFor();
}

/** What the input complains about. */
export function complaint(page: Page, text: string): Promise<void> {
  return page.locator('.quick-input-widget .quick-input-message', { hasText: text }).waitFor();
}

/** Picks a file of the folder that VS Code's own file dialog shows: a server's VS Code has no other. */
export async function chooseFile(page: Page, name: string): Promise<void> {
  await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
  await row(page, name).first().click();
}

/** The text of the modal dialog; then presses one of its buttons. */
export async function confirm(page: Page, button: string | RegExp): Promise<string> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const text = await dialog.innerText();
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  return text;
}

/** The list that shows the plan of an import, by its title. */
export function planTitle(page: Page): Locator {
  return page.locator('.quick-input-widget .quick-input-title', { hasText: 'Import:' });
}

/** What that list says, title and all. */
export async function readPlan(page: Page): Promise<string> {
  await planTitle(page).waitFor();
  await row(page, '').first().waitFor();
  return page.locator('.quick-input-widget').innerText();
}

/** The same; then imports what is checked. */
export async function acceptPlan(page: Page): Promise<string> {
  const text = await readPlan(page);
  await page.locator('.quick-input-widget .quick-input-box input').press('Enter');
  return text;
}

/** Opens the Certificates view. */
export async function openCertificates(page: Page): Promise<void> {
  const action = page.locator('.activitybar .action-item a[aria-label^="Certificates"]');
  const view = page.locator('.part.sidebar .composite.title', { hasText: 'Certificates' });
  if (!(await view.isVisible())) await action.click();
  await view.waitFor();
}

/** A line of the view's tree, by what it says. */
export function line(page: Page, text: string): Locator {
  return page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();
}

/** Opens a closed line of the tree. */
export async function expand(page: Page, text: string): Promise<void> {
  await line(page, text).locator('.monaco-tl-twistie').click();
}

/** Opens a file by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.waitFor();
  await input.fill(name);
  await row(page, name.slice(name.lastIndexOf('/') + 1))
    .first()
    .click();
  await page.locator('.tab.active', { hasText: name.slice(name.lastIndexOf('/') + 1) }).waitFor();
}

/** Opens the Problems panel. */
export async function openProblems(page: Page): Promise<void> {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
  await panel.waitFor();
}

/** A line of the Problems panel. */
export function problem(page: Page, text: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: text });
}

/**
 * Points at a piece of the text in the editor and answers the hover that shows. VS Code asks once when the pointer comes
 * to rest, perhaps before the extension answers; so it is moved a little until there is one.
 */
export async function hoverOver(page: Page, text: string): Promise<Locator> {
  const line = page.locator('.monaco-editor .view-line', { hasText: text }).first();
  const hover = page.locator('.monaco-editor .monaco-hover:not(.hidden)').first();
  for (let x = 40; ; x += 10) {
    await line.hover({ position: { x, y: 8 } });
    try {
      await hover.locator('.hover-contents').first().waitFor({ timeout: 10_000 });
      return hover;
    } catch (error) {
      if (x >= 60) throw error;
    }
  }
}

/** Puts the cursor at the beginning of a line of the editor in front, counted from 1. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let at = 1; at < line; at++) await page.keyboard.press('ArrowDown');
  await page.locator('.monaco-editor .line-numbers.active-line-number', { hasText: String(line) }).waitFor();
}

/**
 * Opens the light bulb's list on a line and takes the mend with this title, once the findings are there that it belongs
 * to: VS Code asks once for what the list holds, perhaps before the findings stand, so that it is opened again.
 * `look` is called while the list is open.
 */
export async function mend(
  page: Page,
  line: number,
  title: string,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const squiggles = ['warning', 'error', 'info'].map((kind) => `.monaco-editor .squiggly-${kind}`);
  await page.locator(squiggles.join(', ')).first().waitFor();
  await goToLine(page, line);
  const action = await openActions(page, 'Control+Period', title);
  await look();
  await action.click();
}

/** Saves the file in front, and waits until it is saved. */
export async function save(page: Page): Promise<void> {
  await page.locator('.tab.active.dirty').waitFor();
  await page.keyboard.press('Control+S');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}

/** A message with this text, once it is there, in the list that the bell opens. */
export async function notification(page: Page, text: string): Promise<Locator> {
  const bell = page.locator('[id="status.notifications"]');
  await bell.locator('.codicon-bell-dot').waitFor();
  await bell.click();
  const message = page.locator('.notifications-center .notification-list-item', { hasText: text });
  await message.waitFor();
  return message;
}
