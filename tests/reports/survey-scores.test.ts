import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { workspace } from '@/drizzle/schema/workspace';
import { readMetric } from '@/server/reports/read-metric';
import { readSurveyScores } from '@/server/reports/survey-scores';
import { foldScores } from '@/server/services/rollup/fold';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld } from '../factories/world';

const DAY = 86_400_000;

describe('the scores of a page of the library', () => {
  it('are the figures that each survey has on Overview, folded or fresh, within 90 days', async () => {
    const w = await newWorld({ timezone: 'Pacific/Apia' });
    const nps = await w.run(ctx => askedSurvey(ctx));
    const csat = await w.run(ctx =>
      askedSurvey(ctx, { staff: { metric: 'rating' }, happy: { metric: 'csat' }, again: { metric: 'nps' } }),
    );
    const rating = await w.run(ctx => askedSurvey(ctx, { stars: { metric: 'rating', max: 10 } }));
    const silent = await w.run(ctx => askedSurvey(ctx, {}));
    const unread = await w.run(ctx => askedSurvey(ctx));
    const now = Date.now();
    await w.run(async ctx => {
      for (let i = 0; i < 40; i++) {
        const at = new Date(now - i * 3 * DAY);
        await giveAnswer(ctx, nps, { at, scores: { recommend: (i * 7) % 11 } });
        await giveAnswer(ctx, csat, { at, scores: { staff: 3, happy: (i % 5) + 1, again: 10 } });
        if (i < 3) await giveAnswer(ctx, rating, { at, scores: { stars: 8 + i } });
      }
      await giveAnswer(ctx, nps, { at: new Date(now), scores: { recommend: 10 }, isTest: true });
    });
    await w.run(ctx => foldScores({ ctx, limit: 60 }));
    const surveys = [nps, csat, rating, silent, unread].map(one => one.surveyId);
    const { start, end, scores } = await w.run(ctx => readSurveyScores({ ctx, input: { surveys } }));

    const today = localDate(new Date(now), 'Pacific/Apia');
    expect({ start, end }).toEqual({ start: addDays(today, -89), end: addDays(today, 1) });
    const bySurvey = new Map(scores.map(score => [score.survey, score]));
    expect(scores).toHaveLength(4);
    for (const [one, metric, question] of [
      [nps, 'nps', 'recommend'],
      [csat, 'csat', 'happy'],
      [rating, 'mean', 'stars'],
      [unread, 'nps', 'recommend'],
    ] as const) {
      const input = { metric, survey: one.surveyId, from: start, to: end, interval: 'none' as const };
      const report = await w.run(ctx => readMetric({ ctx, input }));
      expect(bySurvey.get(one.surveyId)).toEqual({
        survey: one.surveyId,
        metric,
        question,
        ...report.total,
      });
    }
    expect(bySurvey.get(nps.surveyId)?.n).toBe(30);
    expect(bySurvey.get(rating.surveyId)).toMatchObject({ n: 3, value: 9, note: 'few' });
    expect(bySurvey.get(unread.surveyId)).toMatchObject({ n: 0, value: null });
  });

  it('prefer the question that the workspace made its headline', async () => {
    const w = await newWorld();
    const one = await w.run(ctx => askedSurvey(ctx, { happy: { metric: 'csat' }, again: { metric: 'nps' } }));
    await w.run(ctx =>
      ctx.db
        .update(workspace)
        .set({ settings: { headline: { nps: `${one.surveyId}/again` } } })
        .where(eq(workspace.id, ctx.workspaceId)),
    );
    const { scores } = await w.run(ctx => readSurveyScores({ ctx, input: { surveys: [one.surveyId] } }));
    expect(scores).toMatchObject([{ metric: 'nps', question: 'again' }]);
  });
});
