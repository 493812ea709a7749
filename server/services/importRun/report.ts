import { csvLine } from '@/domain/csv';
import type { WorkspaceId } from '@/domain/ids';
import { type Actor, inWorkspace } from '@/server/db/tenant';
import { MAX_FAULTS } from './faults';
import { findImport, listImportFaults, type ShownFault } from './read';

/**
 * What an import did not take, as a CSV file that streams: line and reason, then the cells as they stood in the file.
 * Beyond the 10,000 that are kept it says how many more there were. `not_found` for an unknown import.
 */
export async function reportFile({
  workspaceId,
  actor,
  id,
}: {
  workspaceId: WorkspaceId;
  actor: Actor;
  id: string;
}): Promise<{ fileName: string; text: ReadableStream<string> }> {
  const next = (afterLine: number) =>
    inWorkspace(workspaceId, actor, ctx => listImportFaults({ ctx, input: { id, afterLine } }));
  const { fileName, rejected, sample } = await inWorkspace(workspaceId, actor, ctx => findImport(ctx, id));
  const first = await next(0);
  const headers = sample?.headers ?? Object.keys(first[0]?.row ?? {});
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(['line', 'reason', ...headers]);
    let faults: ShownFault[] = first;
    for (let last = faults.at(-1); last; last = faults.at(-1)) {
      yield faults
        .map(({ line, message, row }) => csvLine([line, message, ...headers.map(name => row[name])]))
        .join('');
      faults = await next(last.line);
    }
    if (rejected > MAX_FAULTS)
      yield csvLine([null, `${rejected - MAX_FAULTS} more rows were not taken; only their number is kept.`]);
  }
  const name = fileName.replace(/\.(csv|tsv|txt)$/i, '');
  return { fileName: `${name} - not taken.csv`, text: streamOf(lines()) };
}

const streamOf = (texts: AsyncGenerator<string>): ReadableStream<string> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
