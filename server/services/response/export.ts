import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CsvValue, csvLine } from '@/domain/csv';
import { answerCells, answerColumns } from '@/domain/survey/columns';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { LocalizedText } from '@/domain/survey/text';
import { pickText } from '@/domain/survey/translate';
import { isUuid } from '@/server/db/keyset';
import type { Ctx, Reading } from '@/server/db/tenant';
import { personalKeys, withoutPersonal } from './personal';
import { type Definitions, listResponsesSchema, pageResponses, type ShownResponse } from './read';

export const exportResponsesSchema = listResponsesSchema.omit({ limit: true, cursor: true }).extend({
  /** Choices as the giver read them, or by their ids, which never change. */
  choices: z.enum(['labels', 'ids']).default('labels'),
});

type Wish = z.output<typeof exportResponsesSchema>;

const PAGE = 2_000;
const METRICS = ['nps', 'csat', 'ces', 'index'] as const;

/** A cell as a sheet takes it; CSV writes moments as ISO 8601. */
export type ExportCell = CsvValue | Date;

export type ResponseTable = {
  /** Names of the columns, in their order. */
  columns: string[];
  /** What each column of an answer asked, in the survey's first language. */
  questions: { column: string; survey: string; text: string }[];
  /** Rows, newest first, so many at a time. */
  pages: () => AsyncGenerator<ExportCell[][]>;
};

/**
 * Responses as rows, newest first, the same that the list shows for the same filter. Columns: what the response is, its
 * scores, every answer by question key, every attribute. Who it was, and what was typed that says so, only for `personal`
 * readers. Memory does not grow with the number of rows, and no transaction waits for whoever reads slowly: each page is
 * `read` in one of its own.
 */
export async function responseTable({
  read,
  input,
  personal,
}: {
  read: Reading;
  input: z.input<typeof exportResponsesSchema>;
  personal: boolean;
}): Promise<ResponseTable> {
  const wish = exportResponsesSchema.parse(input);
  const definitions = await read(ctx => publishedDefinitions(ctx, wish.survey));
  const answers = [
    ...new Set(
      [...definitions.values()].flatMap(one => {
        const secret = personal ? [] : personalKeys(one);
        return answerColumns(one).filter(name => !secret.includes(name));
      }),
    ),
  ];
  const attributes = await read(ctx => attributeNames(ctx, wish.survey));
  const columns = [
    ...['id', 'survey', 'version', 'state', 'language', 'started_at', 'completed_at'],
    ...(personal ? ['customer', 'interaction'] : []),
    ...METRICS.map(metric => `score.${metric}`),
    'flags',
    ...answers,
    ...attributes.map(name => `attribute.${name}`),
  ];
  async function* pages(): AsyncGenerator<ExportCell[][]> {
    let cursor: string | undefined;
    do {
      const from = cursor;
      const page = await read(ctx =>
        pageResponses({ ctx }, { ...wish, limit: PAGE, cursor: from }, definitions),
      );
      yield page.data.map(row => cellsOf(row, { wish, definitions, answers, attributes, personal }));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
  return { columns, questions: questionsBehind(definitions, answers), pages };
}

/** The same as CSV: a byte-order mark (spreadsheets then read UTF-8), a line of names, a line each. */
export async function* exportResponses(asked: Parameters<typeof responseTable>[0]): AsyncGenerator<string> {
  const { columns, pages } = await responseTable(asked);
  yield `\uFEFF${csvLine(columns)}`;
  for await (const rows of pages()) yield rows.map(row => csvLine(row.map(written))).join('');
}

const written = (cell: ExportCell): CsvValue => (cell instanceof Date ? cell.toISOString() : cell);

type Shape = {
  wish: Wish;
  definitions: Definitions;
  answers: readonly string[];
  attributes: readonly string[];
  personal: boolean;
};

function cellsOf(
  row: ShownResponse,
  { wish, definitions, answers, attributes, personal }: Shape,
): ExportCell[] {
  const definition = definitions.get(`${row.survey} ${row.version}`);
  // What one survey keeps to itself may be a column of another's.
  const given = definition
    ? answerCells(definition, personal ? row.answers : withoutPersonal(row.answers, definition), {
        language: row.language,
        writing: wish.choices,
      })
    : new Map<string, CsvValue>();
  return [
    row.id,
    definition?.name ?? row.survey,
    row.version,
    row.state,
    row.language,
    row.startedAt,
    row.completedAt,
    ...(personal ? [row.customer, row.interaction] : []),
    ...METRICS.map(metric => row.scores[metric]),
    row.flags.join('; '),
    ...answers.map(name => given.get(name)),
    ...attributes.map(name => row.attributes[name]),
  ];
}

/** The newest wording of each column that asks something, a line per survey. */
function questionsBehind(definitions: Definitions, columns: readonly string[]): ResponseTable['questions'] {
  const asked = new Map<string, ResponseTable['questions'][number]>();
  for (const { name: survey, languages, pages } of definitions.values())
    for (const question of pages.flatMap(page => page.questions)) {
      const say = (text: LocalizedText) => pickText(text, languages[0] ?? 'en', languages);
      const title = say(question.title);
      const rows = question.type === 'matrix' ? question.rows : [];
      const parts = new Map(rows.map(row => [`${question.key}.${row.id}`, say(row.label)]));
      for (const column of columns)
        if (column === question.key || column === `${question.key}.other` || parts.has(column))
          asked.set(`${survey} ${column}`, {
            column,
            survey,
            text: [title, parts.get(column)].filter(Boolean).join(': '),
          });
    }
  return [...asked.values()];
}

/** Every version that answers may belong to, oldest first, so that columns stand in the order in which questions came. */
async function publishedDefinitions(ctx: Ctx, survey: string | undefined): Promise<Definitions> {
  if (survey !== undefined && !isUuid(survey)) return new Map();
  const { rows } = await ctx.db.execute<{ key: string; definition: SurveyDefinition }>(sql`
    select survey_id || ' ' || version as key, definition from survey_version
    where workspace_id = ${ctx.workspaceId} ${survey ? sql`and survey_id = ${survey}` : sql``}
    order by survey_id, version`);
  return new Map(rows.map(row => [row.key, row.definition]));
}

async function attributeNames(ctx: Ctx, survey: string | undefined): Promise<string[]> {
  if (survey !== undefined && !isUuid(survey)) return [];
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select distinct jsonb_object_keys(attributes) as name from response
    where workspace_id = ${ctx.workspaceId} ${survey ? sql`and survey_id = ${survey}` : sql``} order by name`);
  return rows.map(row => row.name);
}
