import assert from 'node:assert/strict';
import { MOST_NODES, parseNodeList } from '../../../src/core/authority/parseNodeList.js';

describe('parseNodeList', () => {
  it('reads plain lists and what spreadsheets write', () => {
    const text =
      '\ufeffNode;Names\r\n"CDNODE1";"node1.example.com";10.1.2.3\r\n# Frankfurt\r\n\r\nCDNODE2\r\n;;\r\nCDNODE3,a.example b.example,';
    const parsed = parseNodeList(text);
    assert.ok('nodes' in parsed);
    const decoder = new TextDecoder();
    assert.deepEqual(
      parsed.nodes.map(({ node, names }) => [
        node,
        ...names.map(({ octets, type }) => (type === 'ip' ? octets.join('.') : decoder.decode(octets))),
      ]),
      [['CDNODE1', 'node1.example.com', '10.1.2.3'], ['CDNODE2'], ['CDNODE3', 'a.example', 'b.example']],
    );
  });

  it('says what is wrong, and in which line', () => {
    const problem = (text: string) => {
      const parsed = parseNodeList(text);
      return 'problem' in parsed ? parsed.problem : '';
    };
    assert.match(problem('A\nB,10.0.0.256'), /^Line 2: “10\.0\.0\.256” is no IP address/);
    assert.match(problem('A\n\na'), /^Line 3: a stands in the list twice/);
    assert.match(problem('x'.repeat(65)), /^Line 1: .*65 characters/);
    assert.match(problem(',a.example'), /^Line 1: The common name .* is empty/);
    assert.match(problem('# none\n'), /names no node/);
    const many = Array.from({ length: MOST_NODES + 1 }, (_, index) => `N${index}`).join('\n');
    assert.match(problem(many), /more than 1000 nodes/);
    assert.match(problem('x'.repeat(200_001)), /more than 200000 characters/);
  });
});
