import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import type { ResponseMapping } from '@/domain/import-responses/mapping';
import { rowToResponse } from '@/domain/import-responses/row-to-response';
import { survey } from '@/drizzle/schema/survey';
import { refreshStatistics, STATISTICS_AFTER } from '@/server/db/statistics';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { type CsvRow, type CsvSource, cellsOf, readCsv } from '../importRun/csv';
import { importResponses } from '../response/import';
import { foldScores } from '../rollup/fold';
import { createSurvey } from '../survey/create';
import { publishSurvey } from '../survey/publish';

export type ResponsesImport = { survey: string; accepted: number; duplicates: number; rejected: number };
export type RowFault = { line: number; message: string };

const CHUNK = 1000;

/**
 * Reads a CSV file of answers by a mapping, 1,000 rows per transaction. The survey is made and published when the
 * workspace has none of that name; rows known by their external id are duplicates, so a file can be sent again.
 * `onFault` hears of each row that was not taken. Throws `invalid` where the file lacks a mapped column.
 */
export async function importResponseFile({
  workspaceId,
  actor,
  source,
  mapping,
  onFault,
}: {
  workspaceId: WorkspaceId;
  actor: Actor;
  source: CsvSource;
  mapping: ResponseMapping;
  onFault: (fault: RowFault) => void;
}): Promise<ResponsesImport> {
  const { headers, rows } = await readCsv(source);
  refuseMissing(headers, mapping);
  const surveyId = await inWorkspace(workspaceId, actor, ctx => surveyFor(ctx, mapping));
  const total: ResponsesImport = { survey: surveyId, accepted: 0, duplicates: 0, rejected: 0 };
  let chunks = 0;
  for await (const chunk of chunksOf(rows)) {
    const responses = chunk.map(({ record, line }) => ({
      survey: surveyId,
      ...rowToResponse(mapping, cellsOf(headers, record), line),
    }));
    const { accepted, duplicates, rejected } = await inWorkspace(workspaceId, actor, async ctx => {
      const taken = await importResponses({ ctx, input: { responses } });
      while ((await foldScores({ ctx, limit: 50_000 })).more);
      return taken;
    });
    total.accepted += accepted;
    total.duplicates += duplicates;
    total.rejected += rejected.length;
    for (const { index, errors } of rejected)
      onFault({ line: chunk[index]?.line ?? 0, message: errors.map(issue => issue.message).join(' ') });
    if (STATISTICS_AFTER.has(chunks)) await refreshStatistics();
    chunks += 1;
  }
  return total;
}

function refuseMissing(headers: string[], mapping: ResponseMapping): void {
  const { answers, attributes, completedAt, externalId, language } = mapping;
  const wanted = [
    ...Object.values(answers),
    ...Object.values(attributes),
    ...(language ? [language] : []),
  ].map(({ column }) => column);
  if ('column' in completedAt) wanted.push(completedAt.column);
  if (externalId) wanted.push(externalId);
  const missing = [...new Set(wanted)].filter(name => !headers.includes(name));
  if (missing.length === 0) return;
  const message = `The file has no column "${missing[0]}", so nothing was imported.`;
  throw new AppError(
    'invalid',
    message,
    missing.map(name => ({ path: name, message: 'is not in the file' })),
  );
}

/** The oldest open survey of that name that came from a definition, else a new one. */
async function surveyFor(ctx: Ctx, { definition }: ResponseMapping): Promise<string> {
  const [known] = await ctx.db
    .select({ id: survey.id })
    .from(survey)
    .where(
      and(
        eq(survey.workspaceId, ctx.workspaceId),
        eq(survey.name, definition.name),
        isNull(survey.archivedAt),
        isNotNull(survey.publishedVersion),
      ),
    )
    .orderBy(asc(survey.createdAt))
    .limit(1);
  if (known) return known.id;
  const { id } = await createSurvey({ ctx, input: { definition } });
  await publishSurvey({ ctx, input: { id } });
  return id;
}

async function* chunksOf(rows: AsyncIterable<CsvRow>): AsyncGenerator<CsvRow[]> {
  let chunk: CsvRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
