/** What a user does in the workbench, one function each: clicked and typed, waiting for what the page then shows. */
import type { Locator, Page } from 'playwright-core';

/** Runs a command by its title as the palette shows it, category included. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.waitFor();
  await input.fill(`>${title}`);
  await row(page, title).first().click();
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
export async function asked(page: Page, question: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const message = widget.locator('.quick-input-message', { hasText: question });
  await message
    .or(widget.locator(`input[placeholder*=${JSON.stringify(question)}]`))
    .first()
    .waitFor();
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
