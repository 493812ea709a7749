import { AppError } from '@/domain/errors';
import { HttpProblem } from './problem';

export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The body as text, bounded while it arrives; checks the content type. */
export async function readBody(request: Request): Promise<string> {
  const type = request.headers.get('content-type');
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > MAX_BODY_BYTES) throw tooLarge();
  const text = await readBounded(request);
  if (text !== '' && type !== null && !/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    throw new HttpProblem(415, 'Send JSON: "Content-Type: application/json".');
  }
  return text;
}

/** The text as JSON; undefined where there is none. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    throw new HttpProblem(
      400,
      where === undefined
        ? 'The body is not JSON: it ends too early or is malformed.'
        : `The body is not JSON: look at character ${where}.`,
    );
  }
}

/** Query parameters as an object: repeated names as lists, `filter[a]=b` as `{ filter: { a: ['b'] } }`. */
export function readQuery(search: URLSearchParams): Record<string, unknown> {
  const query = new Map<string, unknown>();
  const nested = new Map<string, Map<string, string[]>>();
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const inner = /^(\w+)\[(.+)\]$/s.exec(name);
    if (inner?.[1] && inner[2]) {
      const group = nested.get(inner[1]) ?? new Map<string, string[]>();
      nested.set(inner[1], group.set(inner[2], values));
    } else {
      query.set(name, values.length > 1 ? values : values[0]);
    }
  }
  for (const [name, group] of nested) query.set(name, Object.fromEntries(group));
  return Object.fromEntries(query);
}

async function readBounded(request: Request): Promise<string> {
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HttpProblem(400, 'The body is not UTF-8.');
  }
}

const tooLarge = (): AppError =>
  new AppError('too_large', 'The body is larger than 10 MB. Send fewer rows at a time.');
