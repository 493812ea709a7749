import { Readable } from 'node:stream';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { invalidInput, parseInput } from '@/domain/issues';
import { can } from '@/domain/roles';
import { inWorkspace, type Reading, readWorkspace } from '@/server/db/tenant';
import { overviewSheets } from '@/server/reports/out/book';
import { type Report, readReport } from '@/server/reports/out/read-report';
import { responseSheets } from '@/server/reports/out/response-sheets';
import { tableToXlsx } from '@/server/reports/out/xlsx';
import { overviewSchema } from '@/server/reports/overview/schemas';
import { parseQuery } from '@/server/reports/schemas';
import { recordAudit } from '@/server/services/audit/record';
import { askedResponses, fileResponse, memberOf } from './download';
import { problemResponse } from './v1/problem';
import { parseJson, readBody } from './v1/request';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
} as const;

type Format = keyof typeof TYPES;

/** Some 60 MB of libraries that most processes never need are read with the first file. */
const makers: Record<Format, (report: Report) => Promise<ReadableStream | Uint8Array<ArrayBuffer>>> = {
  xlsx: async report =>
    webStream(tableToXlsx({ sheets: overviewSheets(report), timezone: report.overview.timezone })),
  pptx: async report => new Uint8Array(await (await import('@/server/reports/out/pptx')).reportPptx(report)),
  pdf: async report => new Uint8Array(await (await import('@/server/reports/out/pdf')).reportPdf(report)),
};

/**
 * GET /api/export/<workspace>/overview.<format>?ask=<JSON of the query value>: Overview as it stands on the screen, to a
 * member, as a workbook, slides or a printed report.
 */
export async function downloadOverview(request: Request, slug: string, format: Format): Promise<Response> {
  try {
    const { workspaceId, role, actor } = await memberOf(request, slug);
    const input = askedOf(request);
    const personal = can(role, 'readPersonal');
    const report = await readWorkspace(workspaceId, actor, ctx =>
      readReport({ ctx, input, personal, signal: request.signal }),
    );
    if (report.cards.length === 0)
      throw new AppError('not_found', 'There is nothing to report yet: nobody was asked anything.');
    const file = await makers[format](report);
    await inWorkspace(workspaceId, actor, ctx =>
      recordAudit({
        ctx,
        action: 'report.exported',
        subject: workspaceId,
        detail: { format, ...input, personal },
      }),
    );
    return fileResponse(file, { name: `${slug}-overview`, extension: format, type: TYPES[format] });
  } catch (error) {
    return problemResponse(error);
  }
}

/** GET /api/export/<workspace>/responses.xlsx: what `responses.csv` holds, with real dates and numbers. */
export async function downloadResponsesBook(request: Request, slug: string): Promise<Response> {
  try {
    const { workspaceId, actor, wish, personal } = await askedResponses(request, slug);
    const read: Reading = work => readWorkspace(workspaceId, actor, work);
    const { sheets, timezone } = await responseSheets({ read, input: wish, personal });
    const file = webStream(tableToXlsx({ sheets, timezone }));
    return fileResponse(file, { name: `${slug}-responses`, extension: 'xlsx', type: TYPES.xlsx });
  } catch (error) {
    return problemResponse(error);
  }
}

const cell = z.union([z.string().max(40_000), z.number(), z.null()]);
const tableSchema = z.object({
  name: z.string().max(200),
  head: z.array(z.string().max(500)).min(1).max(200),
  rows: z.array(z.array(cell).max(200)).max(20_000),
});

/** POST /api/export/<workspace>/table.xlsx: a table as it stands on the screen, as a workbook. */
export async function downloadTable(request: Request, slug: string): Promise<Response> {
  try {
    await memberOf(request, slug);
    const { name, head, rows } = await postedTable(request);
    const columns = head.map((column, index) => {
      const isText = rows.some(row => typeof row[index] === 'string');
      return {
        name: column,
        kind: isText ? ('label' as const) : ('number' as const),
        width: isText ? 28 : 14,
      };
    });
    const file = webStream(tableToXlsx({ sheets: [{ name, columns, rows }], timezone: 'UTC' }));
    return fileResponse(file, { name, extension: 'xlsx', type: TYPES.xlsx });
  } catch (error) {
    return problemResponse(error);
  }
}

async function postedTable(request: Request): Promise<z.output<typeof tableSchema>> {
  const table = parseInput(tableSchema, parseJson(await readBody(request)));
  if (!table.ok) throw invalidInput(table.issues, { isRead: true });
  return table.data;
}

function askedOf(request: Request): z.input<typeof overviewSchema> {
  const asked = parseJson(new URL(request.url).searchParams.get('ask') ?? '');
  const { filter, ...query } = parseQuery(overviewSchema, asked);
  return Object.keys(filter).length > 0 ? { ...query, filter } : query;
}

const webStream = (stream: Readable): ReadableStream => Readable.toWeb(stream) as ReadableStream; // the same class, typed twice
