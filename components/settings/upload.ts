import type { FileKind } from '@/domain/import-run';

/**
 * Sends a file (or pasted text) to be looked at; `onShare` hears how much of it has left, 0..1. Answers with the id under
 * which it stands. Throws an Error with the server's sentence. Not `fetch`: that says nothing on the way.
 */
export function sendFile(
  slug: string,
  { kind, fileName, body }: { kind: FileKind; fileName: string; body: Blob },
  onShare: (share: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/import');
    request.setRequestHeader('content-type', 'text/csv');
    request.setRequestHeader('x-afterword-workspace', slug);
    request.setRequestHeader('x-afterword-import', encodeURIComponent(JSON.stringify({ kind, fileName })));
    request.responseType = 'json';
    request.upload.onprogress = event => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onerror = () => reject(new Error('The connection broke. Nothing was kept; send the file again.'));
    request.onload = () => {
      const answer: { id?: string; detail?: string; title?: string } = request.response ?? {};
      if (request.status === 200 && answer.id) resolve(answer.id);
      else
        reject(new Error(answer.detail ?? answer.title ?? 'The file could not be read. Nothing was kept.'));
    };
    request.send(body);
  });
}
