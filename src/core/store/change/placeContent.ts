/** A file’s octets; or what is in a folder: the octets of each file by its path from there. */
export type PlaceContent = Uint8Array | ReadonlyMap<string, Uint8Array>;
