import type { ImportKind, ImportMapping } from '@/domain/import-mapping';

export type Preview = {
  headers: string[];
  delimiter: string;
  sample: Record<string, string>[];
  mapping: ImportMapping;
};
export type Counts = { rows: number; accepted: number; duplicates: number; rejected: number };
export type Done = Counts & { id: string };

type Options =
  | { step: 'preview'; kind: ImportKind }
  | { step: 'import'; kind: ImportKind; fileName: string; mapping: ImportMapping; doNotAsk: boolean };

/** How much of a file is sent to guess what its columns mean. */
const PREVIEW_BYTES = 64 * 1024;

/** Columns, first rows and what they probably mean. Throws an Error with the server's sentence. */
export async function previewFile(slug: string, kind: ImportKind, file: File): Promise<Preview> {
  const answer = await send(slug, { step: 'preview', kind }, file.slice(0, PREVIEW_BYTES));
  return answer.json();
}

/** Sends the whole file and hears of every thousand rows. Throws an Error with the server's sentence. */
export async function importFile(
  slug: string,
  options: Omit<Extract<Options, { step: 'import' }>, 'step' | 'fileName'>,
  file: File,
  onProgress: (counts: Counts) => void,
): Promise<Done> {
  const answer = await send(slug, { step: 'import', fileName: file.name, ...options }, file);
  if (!answer.body)
    throw new Error('The server did not answer. Rows before it were kept; send the file again.');
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${rest}${part.value}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) {
      const told: { progress?: Counts; done?: Done; error?: { message: string } } = JSON.parse(line);
      if (told.error) throw new Error(told.error.message);
      if (told.progress) onProgress(told.progress);
      if (told.done) return told.done;
    }
  }
  throw new Error('The connection broke. Rows before it were kept; send the file again.');
}

async function send(slug: string, options: Options, body: Blob): Promise<Response> {
  const answer = await fetch('/api/import', {
    method: 'POST',
    headers: {
      'content-type': 'text/csv',
      'x-afterword-workspace': slug,
      'x-afterword-import': encodeURIComponent(JSON.stringify(options)),
    },
    body,
  });
  if (answer.ok) return answer;
  const problem: { detail?: string; title?: string; errors?: { message: string }[] } = await answer
    .json()
    .catch(() => ({}));
  const details = (problem.errors ?? []).map(fault => fault.message).join(' ');
  throw new Error(details || problem.detail || problem.title || 'The file could not be read.');
}
