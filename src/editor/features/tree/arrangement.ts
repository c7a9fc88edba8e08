import * as vscode from 'vscode';

/** What the view remembers of how it is arranged. */
interface Kept {
  readonly order: 'name' | 'expiry';
  readonly isByTag: boolean;
}

const KEY = 'tree.arrangement';
const AT_FIRST: Kept = { order: 'name', isByTag: false };

/** How the view shows entries. Order and grouping last for the workspace; a filter that was forgotten would hide things. */
export class Arrangement implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  #kept: Kept;
  #filter = '';

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#kept = { ...AT_FIRST, ...memory.get<Partial<Kept>>(KEY) };
  }

  /** Words that each entry shown must have; empty where everything shows. */
  get filter(): string {
    return this.#filter;
  }

  get order(): Kept['order'] {
    return this.#kept.order;
  }

  get isByTag(): boolean {
    return this.#kept.isByTag;
  }

  show(filter: string): void {
    this.#filter = filter.trim();
    this.#changed.fire();
  }

  async keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    await this.#memory.update(KEY, this.#kept);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
