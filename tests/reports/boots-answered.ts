import { eq } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { Answers } from '@/domain/survey/definition';
import { parseDefinition } from '@/domain/survey/parse';
import { response } from '@/drizzle/schema/response';
import { question } from '@/drizzle/schema/survey';
import { importResponses } from '@/server/services/response/import';
import { foldScores } from '@/server/services/rollup/fold';
import { publishSurvey } from '@/server/services/survey/publish';
import { readSurvey } from '@/server/services/survey/read';
import { saveDraft } from '@/server/services/survey/save-draft';
import { type AskedSurvey, setScore } from '../factories/answers';
import type { World } from '../factories/world';
import { publish } from '../respond/survey';

const choice = (id: string, label: string) => ({ id, label });

/** Version 1: who would recommend us goes past *details*. */
const first = {
  name: 'Your boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'score',
      questions: [
        { key: 'recommend', type: 'nps', title: 'Would you recommend us?', required: true },
        { key: 'why', type: 'long', title: 'Why?' },
      ],
      next: [{ when: { question: 'recommend', op: 'gte', value: 9 }, goto: 'reach' }],
    },
    {
      id: 'details',
      title: 'What happened',
      questions: [
        {
          key: 'parts',
          type: 'matrix',
          title: 'Rate each',
          rows: [choice('sole', 'Sole'), choice('lace', 'Lace')],
        },
        {
          key: 'reason',
          type: 'single',
          title: 'Main reason',
          choices: [choice('price', 'Price'), choice('looks', 'Looks')],
          other: {},
        },
        {
          key: 'used',
          type: 'multiple',
          title: 'Used for',
          choices: [choice('work', 'Work'), choice('hike', 'Hikes'), choice('town', 'Town')],
        },
      ],
    },
    {
      id: 'reach',
      questions: [
        { key: 'again', type: 'yesno', title: 'Would you buy again?' },
        {
          key: 'order',
          type: 'ranking',
          title: 'What matters',
          choices: [choice('a', 'Comfort'), choice('b', 'Weight'), choice('c', 'Warmth')],
        },
        { key: 'pairs', type: 'number', integer: true, title: 'How many pairs?' },
        { key: 'bought', type: 'date', title: 'Bought on' },
        { key: 'mail', type: 'email', title: 'Your e-mail' },
        { key: 'agree', type: 'consent', title: 'You may quote me' },
        { key: 'nick', type: 'short', title: 'Name of your boots' },
      ],
    },
  ],
};

/** Version 2: a label is reworded, a choice and a question are new, a question is gone. */
function second() {
  const changed = structuredClone(first);
  const [, details, reach] = changed.pages;
  const reason = details?.questions.find(one => one.key === 'reason');
  if (!reason || !('choices' in reason) || !reach) throw new Error('version 1 asks for the reason');
  reason.choices = [choice('price', 'What it cost'), choice('looks', 'Looks'), choice('fit', 'Fit')];
  reach.questions = [
    { key: 'easy', type: 'ces', title: 'It was easy to order.' },
    ...reach.questions.filter(one => one.key !== 'nick'),
  ];
  return changed;
}

export type Answered = { survey: string; asked: AskedSurvey };

/** Five answers and three that were begun, in March 2026, over two versions. */
export async function answerBoots(world: World): Promise<Answered> {
  const survey = await publish(world, first);
  const at = (day: number, seconds = 0) =>
    new Date(Date.UTC(2026, 2, day, 10) - seconds * 1000).toISOString();
  const give = (rows: { id: string; day: number; took?: number; location: string; answers: Answers }[]) =>
    world.run(ctx =>
      importResponses({
        ctx,
        input: {
          responses: rows.map(({ id, day, took = 0, location, answers }) => ({
            externalId: id,
            survey,
            customer: { id, name: id },
            startedAt: at(day, took),
            completedAt: at(day),
            attributes: { location },
            answers,
          })),
        },
      }),
    );
  const before = await give([
    {
      id: 'ann',
      day: 10,
      took: 60,
      location: 'Leeds',
      answers: {
        recommend: 10,
        why: 'I love them',
        again: true,
        order: ['a', 'b', 'c'],
        pairs: 2,
        bought: '2026-01-15',
        mail: 'ann@example.com',
        agree: true,
        nick: 'Bootsy',
      },
    },
    {
      id: 'bob',
      day: 10,
      took: 120,
      location: 'York',
      answers: {
        recommend: 3,
        why: 'They leaked',
        parts: { sole: 1, lace: 4 },
        reason: 'price',
        used: ['work', 'hike'],
        again: false,
        order: ['b', 'a', 'c'],
        pairs: 1,
        bought: '2026-01-20',
        agree: true,
      },
    },
    {
      id: 'cat',
      day: 12,
      took: 4 * 3600,
      location: 'Leeds',
      answers: {
        recommend: 7,
        parts: { sole: 3 },
        reason: 'other',
        'reason.other': 'The smell',
        used: ['hike'],
        again: true,
        order: ['a', 'c', 'b'],
        pairs: 12,
        bought: '2026-03-02',
      },
    },
  ]);
  await publishAgain(world, survey);
  const after = await give([
    {
      id: 'dan',
      day: 20,
      location: 'York',
      answers: {
        recommend: 6,
        parts: { sole: 5, lace: 5 },
        reason: 'price',
        used: ['town', 'hike'],
        easy: 6,
        again: true,
      },
    },
    { id: 'eve', day: 20, location: 'York', answers: { recommend: 9, easy: 7, pairs: 3 } },
  ]);
  if (before.accepted !== 3 || after.accepted !== 2) throw new Error(JSON.stringify([before, after]));
  const asked = await registered(world, survey);
  // Fay stopped before *details*, Gus while typing on the first page, Hal before *reach*: *details* is not on his way.
  await begin(world, asked, { day: 11, version: 1, lastPage: 'score', recommend: 2, language: 'de' });
  await begin(world, asked, { day: 21, version: 2, lastPage: null, recommend: 10, language: 'en' });
  await begin(world, asked, { day: 21, version: 2, lastPage: 'score', recommend: 9, language: 'en' });
  await world.run(ctx => foldScores({ ctx }));
  return { survey, asked };
}

async function publishAgain(world: World, id: string): Promise<void> {
  const parsed = parseDefinition(second());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  await world.run(async ctx => {
    const { revision } = await readSurvey({ ctx, input: { id } });
    await saveDraft({ ctx, input: { id, revision, definition: parsed.definition } });
    await publishSurvey({ ctx, input: { id } });
  });
}

const registered = (world: World, surveyId: string): Promise<AskedSurvey> =>
  world.run(async ctx => {
    const rows = await ctx.db.select().from(question).where(eq(question.surveyId, surveyId));
    return {
      surveyId,
      name: first.name,
      questions: Object.fromEntries(rows.map(({ key, id }) => [key, id])),
    };
  });

type Begun = { day: number; version: number; lastPage: string | null; recommend: number; language: string };

/** A response that was not finished, as saving its first page leaves it. */
async function begin(world: World, asked: AskedSurvey, given: Begun): Promise<void> {
  const id = newId();
  const at = new Date(Date.UTC(2026, 2, given.day, 10));
  const { version, lastPage, language, recommend } = given;
  await world.run(async ctx => {
    await ctx.db.insert(response).values({
      workspaceId: ctx.workspaceId,
      id,
      origin: `test:${id}`,
      surveyId: asked.surveyId,
      version,
      state: 'partial',
      language,
      lastPage,
      answers: { recommend },
      attributes: { location: 'Hull' },
      startedAt: at,
      scoredAt: at,
    });
    await setScore(ctx, asked, { id, key: 'recommend', score: recommend });
  });
}
