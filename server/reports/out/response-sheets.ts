import { sql } from 'drizzle-orm';
import { responseTable } from '@/server/services/response/export';
import type { XlsxColumn, XlsxSheet } from './xlsx';

/** Columns that hold the same kind of thing in every export; answers and attributes are known by their values. */
const KINDS: Record<string, XlsxColumn> = {
  id: { name: 'id', kind: 'label', width: 38 },
  version: { name: 'version', kind: 'integer', width: 10 },
  started_at: { name: 'started_at', kind: 'moment' },
  completed_at: { name: 'completed_at', kind: 'moment' },
};

/** Responses as the CSV has them, and beside them what each column asked. Moments are on the workspace's clock. */
export async function responseSheets(
  asked: Parameters<typeof responseTable>[0],
): Promise<{ sheets: XlsxSheet[]; timezone: string }> {
  const { columns, questions, pages } = await responseTable(asked);
  const timezone = await asked.read(async ctx => {
    const { rows } = await ctx.db.execute<{ timezone: string }>(
      sql`select timezone from workspace where id = ${ctx.workspaceId}`,
    );
    return rows[0]?.timezone ?? 'UTC';
  });
  const texts = new Set(questions.map(({ column }) => column));
  return {
    timezone,
    sheets: [
      {
        name: 'Responses',
        columns: columns.map(
          (name): XlsxColumn =>
            KINDS[name] ?? {
              name,
              kind: texts.has(name) ? 'text' : 'label',
              ...(texts.has(name) && { width: 28 }),
            },
        ),
        rows: pages(),
      },
      {
        name: 'Questions',
        columns: [
          { name: 'Column', kind: 'label', width: 28 },
          { name: 'Survey', kind: 'label', width: 28 },
          { name: 'Question', kind: 'text', width: 80 },
        ],
        rows: questions.map(({ column, survey, text }) => [column, survey, text]),
      },
      {
        name: 'About',
        columns: [
          { name: 'What', kind: 'label', width: 20 },
          { name: 'Said', kind: 'text', width: 80 },
        ],
        rows: [
          ['Moments', `on the clock of ${timezone}`],
          ['Asked for', JSON.stringify(asked.input)],
        ],
      },
    ],
  };
}
