import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locationsOf } from '@/domain/door';
import { newId } from '@/domain/ids';
import { auditLog } from '@/drizzle/schema/workspace';
import { createDoor, createDoors } from '@/server/services/door/create';
import { countDoorVisit } from '@/server/services/door/enter';
import { type ListedDoor, listDoors } from '@/server/services/door/list';
import { pickDoors, readDoor } from '@/server/services/door/read';
import { closeDoor, deleteDoor, reopenDoor } from '@/server/services/door/settle';
import { updateDoor } from '@/server/services/door/update';
import { createSurvey } from '@/server/services/survey/create';
import { newWorld, type World } from '../factories/world';
import { look, post, publish, serveSurveys } from '../respond/survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let survey: string;

const definition = {
  name: 'Store visit',
  languages: ['en'],
  pages: [{ id: 'one', questions: [{ key: 'recommend', type: 'nps', title: 'Recommend us?' }] }],
  endings: [{ id: 'thanks', title: 'Thank you' }],
};

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  survey = await publish(world, definition);
});
afterAll(() => site.close());

const doorsOf = async (wish: Partial<Parameters<typeof listDoors>[0]['input']> = {}): Promise<ListedDoor[]> =>
  (await world.run(ctx => listDoors({ ctx, input: { survey, ...wish } }))).data;

describe('a list of locations', () => {
  it('is read one a line, whatever it was copied from', () => {
    expect(locationsOf(' Leeds\r\nYork \n\n  \tHull\rleeds\nNew   York')).toEqual([
      'Leeds',
      'York',
      'Hull',
      'New York',
    ]);
    expect(locationsOf('\n \n')).toEqual([]);
  });

  it('becomes one door each, in the order given, every one with an address of its own', async () => {
    const fresh = await publish(world, definition);
    const made = await world.run(ctx =>
      createDoors({
        ctx,
        input: {
          survey: fresh,
          attribute: 'location',
          attributes: { country: 'UK' },
          locations: ['Leeds', 'York', 'Hull'],
        },
      }),
    );
    expect(made.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['Leeds', { country: 'UK', location: 'Leeds' }],
      ['York', { country: 'UK', location: 'York' }],
      ['Hull', { country: 'UK', location: 'Hull' }],
    ]);
    expect(new Set(made.map(({ publicId }) => publicId)).size).toBe(3);
    for (const { publicId, address } of made) {
      expect(publicId).toMatch(/^[2-9a-hj-km-np-z]{12}$/);
      expect(address).toMatch(new RegExp(`^https?://[^/]+/s/p/${publicId}$`));
    }
    const names = (doors: { name: string }[]) => doors.map(({ name }) => name);
    expect(names(await doorsOf({ survey: fresh }))).toEqual(['Leeds', 'York', 'Hull']);
    expect(names(await world.run(ctx => pickDoors({ ctx, input: { survey: fresh, doors: [] } })))).toEqual([
      'Leeds',
      'York',
      'Hull',
    ]);
    const first = await world.run(ctx => listDoors({ ctx, input: { survey: fresh, limit: 2 } }));
    const rest = await world.run(ctx =>
      listDoors({ ctx, input: { survey: fresh, limit: 2, cursor: first.nextCursor ?? '' } }),
    );
    expect([names(first.data), names(rest.data), rest.nextCursor]).toEqual([
      ['Leeds', 'York'],
      ['Hull'],
      null,
    ]);
    expect(names(await doorsOf({ survey: fresh, q: 'YOR' }))).toEqual(['York']);
  });

  it('is refused whole when a line is longer than a name may be', async () => {
    const before = await doorsOf();
    await expect(
      world.run(ctx =>
        createDoors({ ctx, input: { survey, attribute: 'location', locations: ['Leeds', 'x'.repeat(121)] } }),
      ),
    ).rejects.toThrow();
    expect(await doorsOf()).toEqual(before);
  });
});

describe('a door', () => {
  it('counts who looked, who began and who finished, by the page that customers see', async () => {
    const door = await world.run(ctx =>
      createDoor({
        ctx,
        input: { survey, name: 'Leeds, till 2', attributes: { location: 'Leeds', till: 2 } },
      }),
    );
    const url = `${site.url}/s/p/${door.publicId}`;
    await Promise.all([look(url), look(url), look(url)]);
    const { html } = await look(url);
    const submission = /name="_submission" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const page: [string, string][] = [
      ['_page', 'one'],
      ['_submission', submission],
      ['recommend', '9'],
    ];
    expect((await post(url, page)).state).toBe('completed');
    await post(url, page);
    await expect
      .poll(async () => (await doorsOf({ q: 'till 2' }))[0])
      .toMatchObject({ visits: 4, started: 1, completed: 1, lastAnswerAt: expect.any(Date) });
  });

  it('of another workspace is none, and neither is a name that is no id', async () => {
    const other = await newWorld();
    const theirs = await publish(other, definition);
    const door = await other.run(ctx => createDoor({ ctx, input: { survey: theirs, name: 'Paris' } }));
    for (const id of [door.id, newId(), 'nonsense']) {
      await expect(world.run(ctx => readDoor({ ctx, input: { id } }))).rejects.toThrow('no such door');
      await expect(world.run(ctx => closeDoor({ ctx, input: { id } }))).rejects.toThrow('no such door');
      await expect(world.run(ctx => deleteDoor({ ctx, input: { id } }))).rejects.toThrow('no such door');
      await expect(world.run(ctx => pickDoors({ ctx, input: { survey, doors: [id] } }))).rejects.toThrow(
        'no such door',
      );
    }
    await expect(
      world.run(ctx => createDoor({ ctx, input: { survey: theirs, name: 'Ours now' } })),
    ).rejects.toThrow('no such survey');
    expect(await doorsOf({ survey: theirs })).toEqual([]);
  });

  it('keeps its address through a new name, a closing and a reopening, and leaves a line for each', async () => {
    const door = await world.run(ctx => createDoor({ ctx, input: { survey, name: 'Hull' } }));
    const url = `${site.url}/s/p/${door.publicId}`;
    const { id } = door;
    const renamed = await world.run(ctx => updateDoor({ ctx, input: { id, name: 'Hull, door' } }));
    expect(renamed).toEqual({ ...door, name: 'Hull, door' });
    await world.run(ctx => closeDoor({ ctx, input: { id } }));
    expect((await look(url)).state).toBe('closed');
    expect((await doorsOf({ open: true })).map(one => one.id)).not.toContain(id);
    // A second click changes nothing, not even the moment.
    const again = await world.run(ctx => closeDoor({ ctx, input: { id } }));
    expect((await world.run(ctx => readDoor({ ctx, input: { id } }))).closedAt).toEqual(again.closedAt);
    await world.run(ctx => reopenDoor({ ctx, input: { id } }));
    expect((await look(url)).state).toBe('question');
    const lines = await world.run(({ db }) =>
      db
        .select({ action: auditLog.action })
        .from(auditLog)
        .where(eq(auditLog.subject, id))
        .orderBy(auditLog.id),
    );
    expect(lines.map(({ action }) => action)).toEqual([
      'door.created',
      'door.updated',
      'door.closed',
      'door.reopened',
    ]);
  });

  it('is deleted only while nobody came in by it', async () => {
    const [unused, used] = await world.run(ctx =>
      createDoors({ ctx, input: { survey, attribute: 'location', locations: ['Unused', 'Used'] } }),
    );
    if (!unused || !used) throw new Error('two doors were made');
    await countDoorVisit(unused.publicId);
    const url = `${site.url}/s/p/${used.publicId}`;
    await post(url, [
      ['_page', 'one'],
      ['recommend', '2'],
    ]);
    await world.run(ctx => deleteDoor({ ctx, input: { id: unused.id } }));
    expect((await look(`${site.url}/s/p/${unused.publicId}`)).state).toBe('unknown');
    await expect(world.run(ctx => deleteDoor({ ctx, input: { id: used.id } }))).rejects.toThrow(
      'Answers came in by this door, so it was kept. Close it instead.',
    );
    expect((await look(url)).state).toBe('question');
  });

  it('to a survey that is not published yet says that it is closed', async () => {
    const draft = await world.run(async ctx => {
      const made = await createSurvey({ ctx, input: { template: 'store-visit' } });
      return createDoor({ ctx, input: { survey: made.id, name: 'Soon' } });
    });
    expect((await look(`${site.url}/s/p/${draft.publicId}`)).state).toBe('closed');
  });
});
