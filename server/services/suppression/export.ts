import { csvLine } from '@/domain/csv';
import type { Reading } from '@/server/db/tenant';
import { listSuppressions } from './list';

/** The list as CSV, newest first, in pieces: as much memory as a page, whatever its length, and no transaction that waits for its reader. */
export async function* exportSuppressions({ read }: { read: Reading }): AsyncGenerator<string> {
  yield csvLine(['address', 'reason', 'detail', 'entered_by', 'at']);
  let cursor: string | undefined;
  do {
    const from = cursor;
    const page = await read(ctx => listSuppressions({ ctx, input: { limit: 200, cursor: from } }));
    yield page.data
      .map(({ address, reason, detail, by, at }) => csvLine([address, reason, detail, by, at.toISOString()]))
      .join('');
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
