import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitation } from '@/drizzle/schema/program';
import { answer, response } from '@/drizzle/schema/response';
import { question } from '@/drizzle/schema/survey';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { ask, filled, look, post, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, everyQuestion);
});
afterAll(() => site.close());

describe('a survey without script', () => {
  it('is walked by following its forms, through every type of question', async () => {
    const ann = await ask(world, surveyId);
    let page = await look(site.url + ann.path);
    expect([page.status, page.state]).toEqual([200, 'question']);
    expect(page.html).toContain('You bought from Boots &amp; Co on 3 March.');
    page = await post(page.url, filled(page.html, { recommend: '3', why: 'They leak.\nBadly.' }));
    expect(page.html).toContain('How satisfied are you?');
    page = await post(
      page.url,
      filled(page.html, {
        satisfied: '2',
        stars: '4',
        easy: '6',
        fit: '9',
        'parts.sole': '1',
        'parts.lace': '5',
        reason: 'other',
        'reason.other': 'The smell',
        used: ['work', 'town'],
        size: 's41',
        'order.a': '2',
        'order.b': '1',
        'order.c': '3',
      }),
    );
    expect(page.html).toContain('Nearly done');
    page = await post(
      page.url,
      filled(page.html, {
        again: 'no',
        nick: 'Left & Right',
        pairs: '2',
        bought: '2026-02-28',
        mail: 'ann@example.com',
        call: '+44 20 7946 0000',
        agree: 'yes',
      }),
    );
    expect([page.status, page.state]).toEqual([200, 'completed']);
    expect(page.html).toContain('You can change your answer until');

    const { stored, rows } = await world.run(async ({ db }) => ({
      stored: await db.select().from(response).where(eq(response.invitationId, ann.invitationId)),
      rows: await db
        .select({ key: question.key, value: answer.value, choices: answer.choices, text: answer.text })
        .from(answer)
        .innerJoin(question, eq(question.id, answer.questionId))
        .orderBy(question.id),
    }));
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      state: 'completed',
      revision: 3,
      version: 1,
      customerId: ann.customerId,
      attributes: { tier: 'gold', location: 'Leeds', product: 'boots' },
      answers: {
        recommend: 3,
        why: 'They leak.\nBadly.',
        satisfied: 2,
        stars: 4,
        easy: 6,
        fit: 9,
        parts: { sole: 1, lace: 5 },
        reason: 'other',
        'reason.other': 'The smell',
        used: ['work', 'town'],
        size: 's41',
        order: ['b', 'a', 'c'],
        again: false,
        nick: 'Left & Right',
        pairs: 2,
        bought: '2026-02-28',
        mail: 'ann@example.com',
        call: '+44 20 7946 0000',
        agree: true,
      },
    });
    expect(rows).toContainEqual({ key: 'parts.sole', value: 1, choices: null, text: null });
    expect(rows).toContainEqual({ key: 'reason', value: null, choices: ['other'], text: 'The smell' });
    expect(rows).toHaveLength(19);
    const [walked] = await world.run(({ db }) =>
      db.select().from(invitation).where(eq(invitation.id, ann.invitationId)),
    );
    expect(walked).toMatchObject({ state: 'completed' });
    expect(walked?.startedAt && walked.completedAt && walked.visitedAt).toBeTruthy();
  });
});
