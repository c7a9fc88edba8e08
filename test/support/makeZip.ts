import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive, and what its directory says of it where that is to be a lie. */
export interface PackedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly offset?: number;
}

/** A ZIP archive written field by field, PKWARE APPNOTE section 4.3, so that any of them can be wrong. */
export function makeZip(files: readonly PackedFile[], { count = files.length, disk = 0 } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const {
    content,
    crc = crc32(content),
    flags = 0,
    method = 8,
    name,
    offset = at,
    size = content.length,
  } of files) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const path = Buffer.from(name);
    const common = [u16(20), u16(flags), u16(method), u32(0), u32(crc), u32(packed.length), u32(size)];
    const local = Buffer.concat([u32(0x04034b50), ...common, u16(path.length), u16(0), path, packed]);
    const rest = [u16(path.length), u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), path];
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), ...common, ...rest]));
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = [
    u32(0x06054b50),
    u16(disk),
    u16(disk),
    u16(count),
    u16(count),
    u32(central.length),
    u32(at),
    u16(0),
  ];
  return new Uint8Array(Buffer.concat([...locals, central, ...end]));
}

function u16(value: number): Buffer {
  const octets = Buffer.alloc(2);
  octets.writeUInt16LE(value);
  return octets;
}

function u32(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32LE(value);
  return octets;
}
