/** CD_NODENAME: one to 16 letters, digits or @ # $ - _ and the period; longer ones stopped the engine (CC-4072). */
export const NODE_NAME = /^[A-Za-z0-9@#$._-]{1,16}$/;

/** Whether Connect:Direct takes this as a node's name. */
export function isNodeName(name: string): boolean {
  return NODE_NAME.test(name);
}
