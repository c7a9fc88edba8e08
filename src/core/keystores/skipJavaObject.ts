import type { JavaReader } from './javaReader.js';

/** Objects inside one another, and in all, that are passed over; a sealed key has six. */
const DEEPEST = 16;
const MOST = 1_000;

/** Type codes of the Java Object Serialization Specification, section 6.4.2. */
const codes = {
  null: 0x70,
  reference: 0x71,
  classDesc: 0x72,
  object: 0x73,
  string: 0x74,
  array: 0x75,
  endBlockData: 0x78,
} as const;

/** Section 6.4.2: how many octets a value of a primitive type takes. */
const sizes: Readonly<Record<string, number>> = { B: 1, C: 2, D: 8, F: 4, I: 4, J: 8, S: 2, Z: 1 };

interface ClassDesc {
  readonly name: string;
  /** Type codes of its fields, of those above it too, in the order of their values. */
  readonly fields: readonly string[];
}

/**
 * Passes over one serialized object, which is how a JCEKS keeps a secret key, without saying how long it is. Nothing is
 * made of it: only the forms that `javax.crypto.SealedObject` has are known. False where it has others.
 */
export function skipJavaObject(reader: JavaReader): boolean {
  // Section 6.4.2: STREAM_MAGIC and STREAM_VERSION.
  if (reader.u2() !== 0xaced || reader.u2() !== 5) return false;
  const handles: (ClassDesc | undefined)[] = [];
  let left = MOST;
  return skipValue(DEEPEST) && !reader.hasFailed();

  function skipValue(depth: number): boolean {
    if (depth === 0 || left-- === 0) return false;
    switch (reader.u1()) {
      case codes.null:
        return true;
      case codes.reference:
        reader.u4();
        return true;
      case codes.string:
        handles.push(undefined);
        reader.text();
        return true;
      case codes.object:
        return skipObject(depth);
      case codes.array:
        return skipArray(depth);
      default:
        return false;
    }
  }

  function skipObject(depth: number): boolean {
    const type = readClassDesc(depth - 1);
    if (type === undefined) return false;
    handles.push(undefined);
    return type.fields.every((field) => skipField(field, depth));
  }

  function skipArray(depth: number): boolean {
    const type = readClassDesc(depth - 1);
    if (type === undefined) return false;
    handles.push(undefined);
    const count = reader.u4();
    const element = type.name.slice(1, 2);
    const size = sizes[element];
    if (size !== undefined) reader.octets(size * count);
    else
      for (let index = 0; index < count && !reader.hasFailed(); index++)
        if (!skipField(element, depth)) return false;
    return !reader.hasFailed();
  }

  function skipField(field: string, depth: number): boolean {
    const size = sizes[field];
    if (size === undefined) return skipValue(depth - 1);
    reader.octets(size);
    return !reader.hasFailed();
  }

  /** A class and those above it, whose fields come first. */
  function readClassDesc(depth: number): ClassDesc | undefined {
    if (depth <= 0 || left-- <= 0) return undefined;
    const code = reader.u1();
    if (code === codes.null) return { name: '', fields: [] };
    // Section 6.4.2: handles count from 0x7e0000.
    if (code === codes.reference) return handles[reader.u4() - 0x7e_0000];
    if (code !== codes.classDesc) return undefined;
    const name = reader.text();
    reader.octets(8);
    const handle = handles.push(undefined) - 1;
    const flags = reader.u1();
    const own: string[] = [];
    for (let count = reader.u2(); count > 0 && !reader.hasFailed(); count--) {
      const type = String.fromCharCode(reader.u1());
      reader.text();
      // The name of an object's or array's type is a value of its own.
      if (sizes[type] === undefined && !skipValue(depth)) return undefined;
      own.push(type);
    }
    // Serializable and without data of its own writing; then no annotation.
    if (flags !== 2 || reader.u1() !== codes.endBlockData) return undefined;
    const above = readClassDesc(depth - 1);
    const described = above && { name, fields: [...above.fields, ...own] };
    handles[handle] = described;
    return described;
  }
}
