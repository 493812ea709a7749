import { notifications } from '@mantine/notifications';
import { download } from '../charts/export';

/** From when on waiting is shown. */
const PATIENCE_MS = 300;

/**
 * Fetches a file that the server makes and hands it to the browser; says that it is being made where that takes a while,
 * and in words where it fails. `what` names it: `Report (PDF)`.
 */
export async function saveFile({
  address,
  what,
  body,
}: {
  address: string;
  what: string;
  /** Sent along as JSON, where the file is made of it. */
  body?: unknown;
}): Promise<void> {
  const id = `file ${address}`;
  const waiting = setTimeout(
    () => notifications.show({ id, loading: true, autoClose: false, message: `${what} is being made.` }),
    PATIENCE_MS,
  );
  try {
    const answer = await fetch(
      address,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    if (!answer.ok) throw new Error(await reasonOf(answer));
    download(await answer.blob(), nameOf(answer));
    notifications.hide(id);
  } catch (error) {
    notifications.hide(id);
    notifications.show({
      color: 'red',
      autoClose: 8000,
      message: `${what} was not made. ${error instanceof Error && !(error instanceof TypeError) ? error.message : 'The server cannot be reached. Try again in a moment.'}`,
    });
  } finally {
    clearTimeout(waiting);
  }
}

async function reasonOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => null);
  const detail =
    typeof problem === 'object' && problem !== null && 'detail' in problem ? problem.detail : null;
  return typeof detail === 'string' ? detail : 'Something went wrong on the server. Try again in a moment.';
}

const nameOf = (answer: Response): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'afterword';
