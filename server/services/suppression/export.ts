import { csvLine } from '@/domain/csv';
import type { Ctx } from '@/server/db/tenant';
import { listSuppressions } from './list';

/** The list as CSV, newest first, in pieces: as much memory as a page, whatever its length. */
export async function* exportSuppressions({ ctx }: { ctx: Ctx }): AsyncGenerator<string> {
  yield csvLine(['address', 'reason', 'detail', 'entered_by', 'at']);
  let cursor: string | undefined;
  do {
    const page = await listSuppressions({ ctx, input: { limit: 200, cursor } });
    yield page.data
      .map(({ address, reason, detail, by, at }) => csvLine([address, reason, detail, by, at.toISOString()]))
      .join('');
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
