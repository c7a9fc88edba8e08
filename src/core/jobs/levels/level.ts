/**
 * A level of an IBM product as its fix lists write it: `6.3.1.0 iFix03`, also `6.4.0.6 iFix014`, `6.4`, `6.3.1.0_iFix03`.
 * What it leaves out is zero.
 */
export type Level = readonly [number, number, number, number, number];

export const LEVEL =
  /^(\d{1,3})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?:[ ._-]*ifix[ ._-]*(\d{1,4}))?$/i;

/** undefined for what is no level. */
export function parseLevel(text: string): Level | undefined {
  const match = LEVEL.exec(text.trim());
  if (match === null) return undefined;
  const [version = 0, release = 0, modification = 0, fixPack = 0, interimFix = 0] = match
    .slice(1)
    .map((digits: string | undefined) => Number(digits ?? 0));
  return [version, release, modification, fixPack, interimFix];
}

/** Below zero where the first is the earlier one, above where it is the later one. */
export function compareLevels(a: Level, b: Level): number {
  for (const [index, number] of a.entries()) {
    const other = b[index] ?? 0;
    if (number !== other) return number - other;
  }
  return 0;
}

/** Whether a level is at `least` or later; undefined where it is not known. */
export function isAtLeast(level: string | undefined, least: string): boolean | undefined {
  const [known, wanted] = [parseLevel(level ?? ''), parseLevel(least)];
  return known && wanted ? compareLevels(known, wanted) >= 0 : undefined;
}
