/**
 * Where an interaction falls between 0 (inclusive) and 1 (exclusive) for a program: the same on every machine and on
 * every try, spread evenly, and independent between programs. FNV-1a over both ids, mixed by MurmurHash3's finalizer
 * (Appleby, public domain), once per half of a 52-bit fraction.
 */
export function sampleFraction(programId: string, subjectId: string): number {
  const text = `${programId}:${subjectId}`;
  const high = mix(fnv(text, 0x811c9dc5)) >>> 6;
  const low = mix(fnv(text, 0x9747b28c)) >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 52;
}

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
