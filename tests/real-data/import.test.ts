import { describe, expect, test } from 'vitest';
import { knownMapping } from '@/domain/import-responses/sets/known';
import { readMetric } from '@/server/reports/read-metric';
import { importResponseFile, type ResponsesImport } from '@/server/services/importResponses/run';
import { newWorld, tester, type World } from '../factories/world';
import { hasRealData, readSet, rowsOf } from './csv';

if (!hasRealData) console.warn('The real data sets are not there (../shared/data): their tests are skipped.');
const LONG = 240_000;

async function load(
  world: World,
  name: string,
  most?: number,
): Promise<ResponsesImport & { faults: string[] }> {
  const mapping = knownMapping(name);
  if (!mapping) throw new Error(`no mapping ${name}`);
  const faults: string[] = [];
  const text = readSet(name).toString('utf8');
  const result = await importResponseFile({
    workspaceId: world.workspaceId,
    actor: tester,
    // `most`: no cell of that set holds a line break, so lines are rows.
    source:
      most === undefined
        ? text
        : text
            .split('\n')
            .slice(0, most + 1)
            .join('\n'),
    mapping,
    onFault: ({ line, message }) => faults.push(`${line}: ${message}`),
  });
  return { ...result, faults };
}

/** The figure as screens and the API get it, over all years. */
async function figure(
  world: World,
  survey: string,
  metric: 'nps' | 'csat' | 'index' | 'mean',
  question?: string,
) {
  const report = await world.run(ctx =>
    readMetric({
      ctx,
      input: {
        metric,
        survey,
        ...(question && { question }),
        from: '1990-01-01',
        to: '2026-01-01',
        interval: 'none',
      },
    }),
  );
  const [point] = report.points;
  return { n: point?.n ?? 0, value: point?.value ?? Number.NaN };
}

/** Counted by hand: only the cells named are answers. */
function answersIn(name: string, column: string, valid: string[]): number[] {
  return rowsOf(name)
    .map(row => (row[column] ?? '').trim())
    .filter(cell => valid.includes(cell))
    .map(Number);
}
const ONE_TO_FIVE = ['1', '2', '3', '4', '5'];
const to = (last: number): string[] => Array.from({ length: last }, (_, index) => String(index + 1));
const share = (list: number[], test: (value: number) => boolean): number =>
  list.filter(test).length / list.length;
const npsOf = (list: number[]): number => 100 * (share(list, x => x >= 9) - share(list, x => x <= 6));
const meanOf = (list: number[]): number => list.reduce((total, x) => total + x, 0) / list.length;

describe.skipIf(!hasRealData)('real sets, imported and recounted', () => {
  test.each([2014, 2015, 2016, 2017])(
    'SFO %i: satisfaction without blanks and not-applicables',
    async year => {
      const name = `sfo_customer_survey_${year}`;
      const world = await newWorld({ timezone: 'America/Los_Angeles' });
      const { survey, accepted, rejected, faults } = await load(world, name);
      expect({ accepted, rejected, faults }).toEqual({
        accepted: rowsOf(name).length,
        rejected: 0,
        faults: [],
      });
      const overall = answersIn(name, 'Q7ALL', ONE_TO_FIVE);
      const csat = await figure(world, survey, 'csat');
      expect(csat.n).toBe(overall.length);
      expect(csat.value).toBeCloseTo(
        share(overall, x => x >= 4),
        12,
      );
      const food = answersIn(name, 'Q7FOOD', ONE_TO_FIVE);
      const mean = await figure(world, survey, 'mean', 'ratings.food');
      expect(mean.n).toBe(food.length);
      expect(mean.value).toBeCloseTo(meanOf(food), 9);
      if (year !== 2017) return;
      const netpro = answersIn(name, 'NETPRO', ['0', ...to(10)]);
      const nps = await figure(world, survey, 'nps');
      expect(nps.n).toBe(netpro.length);
      expect(nps.value).toBeCloseTo(npsOf(netpro), 9);
    },
    LONG,
  );

  test(
    'garden centres: NPS without the unanswered; a second import adds nothing',
    async () => {
      const world = await newWorld({ timezone: 'Europe/Paris' });
      const first = await load(world, 'garden_nps_fr');
      expect(first.faults).toEqual([]);
      const scores = answersIn('garden_nps_fr', 'nps', ['0', ...to(10)]);
      const nps = await figure(world, first.survey, 'nps');
      expect(nps.n).toBe(scores.length);
      expect(nps.value).toBeCloseTo(npsOf(scores), 9);
      const again = await load(world, 'garden_nps_fr');
      expect(again).toMatchObject({
        survey: first.survey,
        accepted: 0,
        duplicates: first.accepted,
        rejected: 0,
      });
      expect(await figure(world, first.survey, 'nps')).toEqual(nps);
    },
    LONG,
  );

  test(
    'mobile customers: the index of three complete answers',
    async () => {
      const world = await newWorld();
      const { survey, faults } = await load(world, 'ecsi_mobile');
      expect(faults).toEqual([]);
      const people = rowsOf('ecsi_mobile')
        .map(row => [row.CUSA1, row.CUSA2, row.CUSA3].map(Number))
        .filter(items => items.every(item => item >= 1 && item <= 10))
        .map(items => (items.reduce((total, item) => total + item - 1, 0) / 27) * 100);
      const index = await figure(world, survey, 'index');
      expect(index.n).toBe(people.length);
      expect(index.value).toBeCloseTo(meanOf(people), 9);
    },
    LONG,
  );

  test(
    'telecom: -99 is no answer',
    async () => {
      const world = await newWorld();
      const { survey, faults } = await load(world, 'telecom_reputation_loyalty');
      expect(faults).toEqual([]);
      for (const [key, column] of [
        ['overall', 'cusa'],
        ['stay', 'cusl_3'],
      ] as const) {
        const counted = answersIn('telecom_reputation_loyalty', column, to(7));
        const mean = await figure(world, survey, 'mean', key);
        expect(mean.n).toBe(counted.length);
        expect(mean.value).toBeCloseTo(meanOf(counted), 9);
      }
    },
    LONG,
  );

  test(
    'airline of the textbook: 1..11 read as 0..10 plus one',
    async () => {
      const world = await newWorld();
      const { survey, faults } = await load(world, 'airline_expectations_performance');
      expect(faults).toEqual([]);
      const scores = answersIn('airline_expectations_performance', 'nps', to(11)).map(score => score - 1);
      const nps = await figure(world, survey, 'nps');
      expect(nps.n).toBe(scores.length);
      expect(nps.value).toBeCloseTo(npsOf(scores), 9);
    },
    LONG,
  );

  test(
    'airline reviews: ratings by their date, a 0 is not rated',
    async () => {
      const world = await newWorld({ timezone: 'Europe/London' });
      const { survey, accepted, faults } = await load(world, 'ryanair_reviews');
      expect(faults).toEqual([]);
      expect(accepted).toBe(rowsOf('ryanair_reviews').length);
      const rows = rowsOf('ryanair_reviews').filter(row => Number(row['Seat Comfort']) >= 1);
      const mean = await figure(world, survey, 'mean', 'ratings.seat');
      expect(mean.n).toBe(rows.length);
      expect(mean.value).toBeCloseTo(meanOf(rows.map(row => Number(row['Seat Comfort']))), 9);
      const in2013 = rowsOf('ryanair_reviews').filter(
        row => row['Date Published']?.startsWith('2013') && Number(row['Overall Rating']) >= 1,
      );
      const report = await world.run(ctx =>
        readMetric({
          ctx,
          input: {
            metric: 'mean',
            survey,
            question: 'overall',
            from: '2013-01-01',
            to: '2014-01-01',
            interval: 'none',
          },
        }),
      );
      expect(report.points[0]?.n).toBe(in2013.length);
      expect(report.points[0]?.value).toBeCloseTo(
        meanOf(in2013.map(row => Number(row['Overall Rating']))),
        9,
      );
    },
    LONG,
  );

  test(
    'coffee form: a small export with long headers',
    async () => {
      const world = await newWorld({ timezone: 'Asia/Kuala_Lumpur' });
      const { survey, accepted, faults } = await load(world, 'coffee_form_export');
      const rows = rowsOf('coffee_form_export');
      expect(faults.length + accepted).toBe(rows.length);
      const column = '17. How would you rate the service at Starbucks? (Promptness, friendliness, etc..)';
      const csat = await figure(world, survey, 'csat');
      const service = answersIn('coffee_form_export', column, ONE_TO_FIVE);
      expect(faults).toEqual([]);
      expect(csat.n).toBe(service.length);
      expect(csat.value).toBeCloseTo(
        share(service, x => x >= 4),
        12,
      );
    },
    LONG,
  );

  test(
    'airline passengers, the first 10,000: a 0 is "not applicable"',
    async () => {
      const world = await newWorld();
      const name = 'airline_passenger_satisfaction';
      const { survey, accepted, faults } = await load(world, name, 10_000);
      expect({ accepted, faults }).toEqual({ accepted: 10_000, faults: [] });
      const wifi = rowsOf(name)
        .slice(0, 10_000)
        .map(row => row['In-flight Wifi Service'] ?? '')
        .filter(cell => ONE_TO_FIVE.includes(cell))
        .map(Number);
      const mean = await figure(world, survey, 'mean', 'ratings.wifi');
      expect(mean.n).toBe(wifi.length);
      expect(mean.value).toBeCloseTo(meanOf(wifi), 9);
    },
    LONG,
  );
});
