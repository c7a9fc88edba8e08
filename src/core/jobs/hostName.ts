/** The name of a machine (RFC 1123 section 2.1, with the underscore that is in use) or an address of IPv4. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/;

/** An address of IPv6 (RFC 4291 section 2.2): two colons at least, so that a name with a port is none. */
const ADDRESS = /^(?=(?:[^:]*:){2})[0-9A-Fa-f:.]{2,45}$/;

export const isHostName = (text: string): boolean => NAME.test(text) || ADDRESS.test(text);
