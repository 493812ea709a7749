import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { doorVisits, surveyDoor } from '@/drizzle/schema/door';
import { invitation } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import { ADDRESS_HEADER } from '@/server/auth/address';
import { makeToken } from '@/server/tokens';
import { newWorld, type World } from '../factories/world';
import { publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

const definition = {
  name: 'At the till',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'first',
      questions: [
        {
          key: 'recommend',
          type: 'nps',
          title: { en: 'Recommend us?', de: 'Weiterempfehlen?' },
          required: true,
        },
      ],
    },
    { id: 'second', questions: [{ key: 'why', type: 'long', title: { en: 'Why?', de: 'Warum?' } }] },
  ],
  endings: [{ id: 'thanks', title: { en: 'Thank you', de: 'Danke' } }],
};

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, definition);
});
afterAll(() => site.close());

async function hang(
  attributes: Record<string, string> = { location: 'Leeds' },
  closedAt: Date | null = null,
) {
  const id = newId();
  const publicId = `door${id.replaceAll('-', '').slice(-12)}`;
  await world.run(({ db, workspaceId }) =>
    db
      .insert(surveyDoor)
      .values({ workspaceId, id, surveyId, name: 'Till 2', publicId, attributes, closedAt }),
  );
  return { id, url: `${site.url}/s/p/${publicId}` };
}

/** Follows no redirect. */
const send = (url: string, fields: [string, string][], headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers });

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

const answersAt = (doorId: string) =>
  world.run(({ db, workspaceId }) =>
    db
      .select({ asked: invitation, given: response })
      .from(invitation)
      .innerJoin(
        response,
        and(eq(response.workspaceId, invitation.workspaceId), eq(response.invitationId, invitation.id)),
      )
      .where(and(eq(invitation.workspaceId, workspaceId), eq(invitation.doorId, doorId))),
  );

const invitationsAt = (doorId: string) =>
  world.run(({ db, workspaceId }) =>
    db
      .select()
      .from(invitation)
      .where(and(eq(invitation.workspaceId, workspaceId), eq(invitation.doorId, doorId))),
  );

describe('a door that is open to anybody', () => {
  it('shows the first page, writes no answer and nobody, and counts the visit', async () => {
    const door = await hang();
    const pages = await Promise.all([0, 1, 2].map(() => fetch(door.url)));
    const texts = await Promise.all(pages.map(page => page.text()));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(texts[0]).toContain('data-state="question"');
    expect(texts[0]).toContain('asks everybody who comes by');
    expect(texts[0]).not.toContain('?unsubscribe');
    expect(new Set(texts.map(text => hidden(text, '_submission'))).size).toBe(3);
    await fetch(door.url, { method: 'HEAD' });
    expect(await invitationsAt(door.id)).toEqual([]);
    await expect
      .poll(() => world.run(({ db }) => db.select().from(doorVisits).where(eq(doorVisits.doorId, door.id))))
      .toMatchObject([{ visits: 3 }]);
  });

  it('leads the first answer to a link of its own, with the attributes of the door', async () => {
    const door = await hang();
    const html = await (await fetch(door.url)).text();
    const first = await send(door.url, [
      ['_page', 'first'],
      ['_submission', hidden(html, '_submission')],
      ['recommend', '9'],
    ]);
    expect(first.status).toBe(303);
    const next = first.headers.get('location') ?? '';
    expect(next).toMatch(/^\/s\/[\w-]{50}\?page=second$/);
    const second = await (await fetch(site.url + next)).text();
    expect(second).toContain('Why?');
    await send(site.url + next.split('?')[0], [
      ['_page', 'second'],
      ['_revision', hidden(second, '_revision')],
      ['why', 'Kind people'],
    ]);
    expect(await answersAt(door.id)).toMatchObject([
      {
        asked: { channel: 'door', customerId: null, sentAt: null, state: 'completed' },
        given: {
          answers: { recommend: 9, why: 'Kind people' },
          attributes: { location: 'Leeds' },
          customerId: null,
          state: 'completed',
        },
      },
    ]);
  });

  it('takes a retry of the same submission as the same answer, fifty at once too', async () => {
    const door = await hang();
    const html = await (await fetch(door.url)).text();
    const submission = hidden(html, '_submission');
    const fields: [string, string][] = [
      ['_page', 'first'],
      ['_submission', submission],
      ['recommend', '3'],
    ];
    const taps = await Promise.all(Array.from({ length: 50 }, () => send(door.url, fields)));
    expect(new Set(taps.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(taps.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await answersAt(door.id)).toHaveLength(1);
  });

  it('takes further answers of one kiosk page by their number, and keeps the mode on the way', async () => {
    const door = await hang();
    const html = await (await fetch(`${door.url}?kiosk=1`)).text();
    const submission = hidden(html, '_submission');
    expect(hidden(html, '_mode')).toBe('kiosk');
    const nth = (n: number) =>
      send(door.url, [
        ['_page', 'first'],
        ['_mode', 'kiosk'],
        ['_submission', submission],
        ['_sequence', String(n)],
        ['recommend', String(n)],
      ]);
    const sent = [await nth(0), await nth(1), await nth(2), await nth(1)];
    expect(sent[0]?.headers.get('location')).toMatch(/\?kiosk=1&page=second$/);
    expect(sent[3]?.headers.get('location')).toBe(sent[1]?.headers.get('location'));
    const stored = await answersAt(door.id);
    expect(stored.map(({ given }) => given.answers.recommend).sort()).toEqual([0, 1, 2]);
    for (const { asked } of stored) {
      expect(asked.device).toBeNull();
      // So long it may wait on the tablet for a connection.
      expect(asked.expiresAt.getTime() - asked.createdAt.getTime()).toBe(7 * 86_400_000);
    }
  });

  it('knows a device by its network: the addresses of one household change by the hour', async () => {
    const door = await hang();
    for (const address of ['2001:db8:7:7::1', '2001:db8:7:7:aaaa::2', '2001:db8:7:8::1'])
      await send(door.url, [['recommend', '3']], { [ADDRESS_HEADER]: address });
    const [one, two, other] = (await answersAt(door.id)).map(({ asked }) => asked.device);
    expect(one).toBe(two);
    expect(one).not.toBe(other);
  });

  it('makes nothing of a page with faults, of one that is only translated, and of foreign submissions', async () => {
    const door = await hang();
    const submission = hidden(await (await fetch(door.url)).text(), '_submission');
    const owed = await send(door.url, [
      ['_page', 'first'],
      ['_submission', submission],
    ]);
    expect(owed.status).toBe(422);
    expect(hidden(await owed.text(), '_submission')).toBe(submission);
    const german = await send(door.url, [
      ['_page', 'first'],
      ['_submission', submission],
      ['_switch', 'de'],
    ]);
    expect(await german.text()).toContain('Weiterempfehlen?');
    expect(await invitationsAt(door.id)).toEqual([]);
    // A personal link's token is no submission: the answer is somebody else's, and new.
    const crafted = await send(door.url, [
      ['_submission', makeToken('answer', newId())],
      ['recommend', '5'],
    ]);
    expect(crafted.status).toBe(303);
    expect(await answersAt(door.id)).toHaveLength(1);
  });

  it('flags a filled trap, and keeps how long the page took by the slower of two clocks', async () => {
    const door = await hang();
    const html = await (await fetch(door.url)).text();
    await send(door.url, [
      ['_page', 'first'],
      ['_submission', hidden(html, '_submission')],
      ['_website', 'https://spam.example'],
      ['_ms', '86400000'],
      ['recommend', '7'],
    ]);
    const [stored] = await answersAt(door.id);
    expect(stored?.given.flags).toEqual(['bot']);
    expect(stored?.given.pageTimes.first).toBeGreaterThanOrEqual(0);
    expect(stored?.given.pageTimes.first).toBeLessThan(60_000);
  });

  it('is closed by itself or with its survey, and unknown under any other name', async () => {
    const closed = await hang({}, new Date());
    const page = await fetch(closed.url);
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('data-state="closed"')]);
    expect((await send(closed.url, [['recommend', '9']])).status).toBe(410);
    expect(await invitationsAt(closed.id)).toEqual([]);
    const unknown = await fetch(`${site.url}/s/p/nothere`);
    expect([unknown.status, await unknown.text()]).toEqual([
      404,
      expect.stringContaining('data-state="unknown"'),
    ]);
    expect((await send(`${site.url}/s/p/nothere`, [['recommend', '9']])).status).toBe(404);
  });
});
