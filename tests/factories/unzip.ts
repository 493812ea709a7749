import { inflateRawSync } from 'node:zlib';

/** The files in a zip archive by their paths, read by its central directory (APPNOTE 4.3.12). */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\u0005\u0006') + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [packed, named, extra, comment] = [
      archive.readUInt32LE(at + 20),
      ...[28, 30, 32].map(place => archive.readUInt16LE(at + place)),
    ] as [number, number, number, number];
    const name = archive.toString('utf8', at + 46, at + 46 + named);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + packed);
    files.set(name, archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + named + extra + comment;
  }
  return files;
}

/** What is wrong with an XML file, as a strict reader would stop at it; null where nothing is. */
export function xmlFault(xml: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no XML file may hold
  const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.exec(xml);
  if (unwritable) return `a character that cannot be written, at ${unwritable.index}`;
  const open: string[] = [];
  for (const [tag, slash, name = '', rest = ''] of xml.matchAll(
    /<(\/?)([\w:]+)([^<]*?)>|<\?[^>]*\?>|<(?=[^\w/?])/g,
  )) {
    if (tag.startsWith('<?')) continue;
    if (tag === '<') return 'a < that begins no tag';
    if (slash) {
      if (open.pop() !== name) return `</${name}> closes what is not open`;
    } else if (!rest.endsWith('/')) open.push(name);
    if (!/^(\s+[\w:]+="[^"<]*")*\s*\/?$/.test(rest)) return `attributes of <${name}>: ${rest.slice(0, 80)}`;
  }
  const loose = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(xml);
  if (loose) return `a lone & at ${loose.index}`;
  return open.length > 0 ? `<${open.at(-1)}> stays open` : null;
}
