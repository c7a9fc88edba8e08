import type { Fault } from '../base/fault.js';
import type { Contents } from './contents.js';
import { type ParsedBlock, parseBlock } from './parseModel.js';
import { readText } from './readContents.js';

/**
 * A reader for one text that is edited: what a block says depends on the text from its BEGIN to its END alone, so that a
 * block that stood in the text at the last reading is not parsed again. It keeps what the last text held, and no more.
 */
export function rememberBlocks(): (text: string, isUtf16?: boolean) => Contents {
  let before = new Map<string, ParsedBlock>();
  return (text, isUtf16) => {
    const now = new Map<string, ParsedBlock>();
    const faults: Fault[] = [];
    const items = readText(text, faults, isUtf16, (block) => {
      const key = text.slice(block.span.start, block.span.end);
      const parsed = before.get(key) ?? parseBlock(block);
      // A block that is there twice is two objects, as in a first reading.
      before.delete(key);
      now.set(key, parsed);
      return parsed;
    });
    const contents: Contents = { form: 'pem', items: [...items], faults };
    before = now;
    return contents;
  };
}
