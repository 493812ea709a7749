import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Attributes } from '@/domain/attributes';
import { newId } from '@/domain/ids';
import { type Match, type MatchLeaf, matchBands } from '@/domain/match';
import { bandNameOf } from '@/domain/metrics/bands';
import { holds } from '@/domain/survey/conditions';
import type { QualityFlag } from '@/domain/survey/quality';
import { customer } from '@/drizzle/schema/customer';
import { invitation, program } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import type { Ctx } from '@/server/db/tenant';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';

/** What is known of a response, to be judged by hand. */
export type Known = {
  id: string;
  at: Date;
  survey: string;
  version: number;
  language: string;
  program: string | null;
  flags: QualityFlag[];
  attributes: Attributes;
  scores: Record<string, number>;
  comment: string | undefined;
};

export type MatchWorld = { surveys: AskedSurvey[]; programs: string[]; known: Known[] };

/** Metric and points of the scored questions, the first of each metric in front. */
const scored: Record<string, ['nps' | 'csat' | 'ces', number]>[] = [
  { recommend: ['nps', 11], happy: ['csat', 5], again: ['nps', 11] },
  { happy: ['csat', 7], ease: ['ces', 5] },
];

/** Two surveys on different scales, two programs, and as many answers to them as asked for. */
export async function matchWorld(ctx: Ctx, answers: number): Promise<MatchWorld> {
  const surveys = [
    await askedSurvey(
      ctx,
      { recommend: { metric: 'nps' }, happy: { metric: 'csat' }, again: { metric: 'nps' } },
      'Shop',
    ),
    await askedSurvey(ctx, { happy: { metric: 'csat', max: 7 }, ease: { metric: 'ces', max: 5 } }, 'Help'),
  ];
  const programs: string[] = [];
  for (const asked of surveys) {
    const id = newId();
    programs.push(id);
    await ctx.db.insert(program).values({
      workspaceId: ctx.workspaceId,
      id,
      name: asked.name,
      surveyId: asked.surveyId,
      trigger: { types: ['purchase'], where: [] },
      delay: 'PT1H',
      reminders: [],
    });
  }
  const known: Known[] = [];
  for (const one of fc.sample(drawn, { numRuns: answers, seed: 11 }))
    known.push(await give(ctx, { surveys, programs }, one));
  return { surveys, programs, known };
}

const score = (points: number, from: number) =>
  fc.option(fc.integer({ min: from, max: from + points - 1 }), { nil: undefined });

const drawn = fc.record({
  which: fc.nat(1),
  at: fc.date({
    min: new Date('2026-01-20T00:00:00Z'),
    max: new Date('2026-04-20T00:00:00Z'),
    noInvalidDate: true,
  }),
  version: fc.integer({ min: 1, max: 3 }),
  language: fc.constantFrom('en', 'de', 'de-AT', 'ar'),
  isAsked: fc.boolean(),
  flags: fc.subarray<QualityFlag>(['speeder', 'repeat', 'bot']),
  attributes: fc.record(
    {
      shop: fc.constantFrom('leeds', 'york', 'Café 7', ''),
      tier: fc.constantFrom<string | number>(1, 2, '2', 3.5, '1e3'),
      vip: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  a: score(11, 0),
  b: score(5, 1),
  c: score(11, 0),
  comment: fc.option(fc.constantFrom('Late, and 50% broken', 'great shoes', 'GREAT_value', 'naïve ÜBER'), {
    nil: undefined,
  }),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer One> ? One : never;

async function give(
  ctx: Ctx,
  { surveys, programs }: Pick<MatchWorld, 'surveys' | 'programs'>,
  one: Drawn,
): Promise<Known> {
  const asked = surveys[one.which];
  if (!asked) throw new Error('there are two surveys');
  const given =
    one.which === 0 ? { recommend: one.a, happy: one.b, again: one.c } : { happy: one.b, ease: one.b };
  const scores = Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const { at, version, language, comment } = one;
  const attributes = { ...one.attributes };
  const flags = [...one.flags];
  const id = await giveAnswer(ctx, asked, { at, scores, attributes, ...(comment && { comment }) });
  const programId = one.isAsked ? (programs[one.which] ?? null) : null;
  const invitationId = programId && (await invite(ctx, asked, { programId, at, locale: language }));
  await ctx.db.update(response).set({ version, language, flags, invitationId }).where(eq(response.id, id));
  return {
    id,
    at,
    survey: asked.surveyId,
    version,
    language,
    program: programId,
    flags,
    attributes,
    scores,
    comment,
  };
}

async function invite(
  ctx: Ctx,
  asked: AskedSurvey,
  { programId, at, locale }: { programId: string; at: Date; locale: string },
): Promise<string> {
  const id = newId();
  const { workspaceId } = ctx;
  const { surveyId } = asked;
  const customerId = newId();
  await ctx.db.insert(customer).values({ workspaceId, id: customerId, externalId: customerId, locale });
  const times = { sendAt: at, sentAt: at, completedAt: at, expiresAt: at };
  await ctx.db.insert(invitation).values({
    workspaceId,
    id,
    programId,
    surveyId,
    customerId,
    channel: 'email',
    state: 'completed',
    ...times,
  });
  return id;
}

/** Any tree over this world, some of it about things that are not there. */
export function anyMatch({ surveys, programs }: MatchWorld): fc.Arbitrary<Match> {
  const value = fc.constantFrom<string | number | boolean>(
    'leeds',
    'york',
    'Café 7',
    '',
    1,
    '2',
    2,
    '1e3',
    1000,
    true,
    'moon',
  );
  const survey = fc.constantFrom(...surveys.map(one => one.surveyId), newId());
  const leaf = fc.oneof<fc.Arbitrary<MatchLeaf>[]>(
    fc.record({
      attribute: fc.constantFrom('shop', 'tier', 'vip', 'planet'),
      op: fc.constantFrom('eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte'),
      value: fc.oneof(value, fc.array(value, { maxLength: 3 })),
    }),
    fc.record({ band: fc.subarray([...matchBands], { minLength: 1, maxLength: 3 }) }),
    fc.record({
      score: fc.record({
        survey,
        question: fc.constantFrom('recommend', 'happy', 'ease', 'nobody'),
        from: fc.integer({ min: 0, max: 6 }),
        to: fc.integer({ min: 3, max: 10 }),
      }),
    }),
    fc.record({ language: fc.subarray(['de', 'DE-at', 'en', 'fr'], { minLength: 1 }) }),
    fc.record({ survey: fc.array(survey, { minLength: 1, maxLength: 2 }) }),
    fc.record({ version: fc.record({ survey, versions: fc.subarray([1, 2, 9], { minLength: 1 }) }) }),
    fc.record({ program: fc.subarray([...programs, newId()], { minLength: 1 }) }),
    fc.record({
      flag: fc.subarray<QualityFlag | 'any'>(['speeder', 'bot', 'scanner', 'any'], { minLength: 1 }),
    }),
    fc.constant({ commented: true as const }),
    fc.record({ text: fc.constantFrom('great', '50%', 't_v', 'über', 'late, and', 'nothing of it') }),
  );
  const { tree } = fc.letrec<{ tree: Match }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }));
  return tree;
}

/** The same judged by hand, one answer at a time. */
export function meets(world: MatchWorld, one: Known, match: Match): boolean {
  if ('all' in match) return match.all.every(part => meets(world, one, part));
  if ('any' in match) return match.any.some(part => meets(world, one, part));
  if ('not' in match) return !meets(world, one, match.not);
  if ('attribute' in match) return holds(match, { answers: {}, attributes: one.attributes });
  if ('language' in match) return holds(match, { answers: {}, language: one.language });
  if ('band' in match) return bandsOf(world, one).some(name => match.band.some(band => band === name));
  if ('score' in match) {
    const { survey, question, from, to } = match.score;
    const given = one.survey === survey ? one.scores[question] : undefined;
    return given !== undefined && given >= from && given <= to;
  }
  if ('survey' in match) return match.survey.includes(one.survey);
  if ('version' in match)
    return match.version.survey === one.survey && match.version.versions.includes(one.version);
  if ('program' in match) return one.program !== null && match.program.includes(one.program);
  if ('flag' in match) return one.flags.some(flag => match.flag.includes(flag) || match.flag.includes('any'));
  if ('commented' in match) return one.comment !== undefined;
  if (!('text' in match)) throw new Error('no comment of this world was read');
  const words = wordsOf(one.comment ?? '');
  const wanted = wordsOf(match.text);
  // The last word may be unfinished.
  return wanted.every((word, place) =>
    words.some(known =>
      place === wanted.length - 1 && match.text.length > 2 ? known.startsWith(word) : known === word,
    ),
  );
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Only the first question of each metric says which band somebody is in. */
function bandsOf({ surveys }: MatchWorld, one: Known): string[] {
  const firsts = new Map<string, string>();
  const keys = scored[surveys.findIndex(asked => asked.surveyId === one.survey)] ?? {};
  for (const [key, [metric, points]] of Object.entries(keys)) {
    if (firsts.has(metric)) continue;
    const given = one.scores[key];
    firsts.set(metric, given === undefined ? '' : bandNameOf(metric, given, points));
  }
  return [...firsts.values()];
}
