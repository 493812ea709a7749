import { describe, expect, it } from 'vitest';
import { createProgram } from '@/server/services/program/create';
import { listPrograms, readProgram } from '@/server/services/program/read';
import { updateProgram } from '@/server/services/program/update';
import { createSurvey } from '@/server/services/survey/create';
import { publishedSurvey } from '../factories/sending';
import { newWorld } from '../factories/world';

describe('programs', () => {
  it('take the defaults of the contract where a field is left out', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const made = await world.run(ctx =>
      createProgram({ ctx, input: { name: 'Buyers', survey, trigger: { types: ['purchase'] } } }),
    );
    expect(made).toMatchObject({
      delay: 'PT24H',
      sampling: 1,
      fatigue: { afterInvite: 'P30D', afterResponse: 'P90D' },
      sendWindow: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '09:00', to: '19:00' },
      reminders: [{ after: 'P4D' }],
      expiry: 'P30D',
      maxAge: 'P14D',
      active: true,
    });
    expect(made.activatedAt).toBeInstanceOf(Date);
    expect(await world.run(ctx => readProgram({ ctx, input: { id: made.id } }))).toEqual(made);
    expect(await world.run(ctx => listPrograms({ ctx }))).toEqual([made]);
  });

  it.each([
    ['purchase', 'PT24H'],
    ['delivery', 'PT24H'],
    ['return', 'PT24H'],
    ['support', 'PT2H'],
    ['visit', 'PT3H'],
    ['complaint', 'P2D'],
    ['onboarding', 'P14D'],
    ['something else', 'PT24H'],
  ])('wait after a %s for %s', async (type, delay) => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const made = await world.run(ctx =>
      createProgram({ ctx, input: { name: 'P', survey, trigger: { types: [type] } } }),
    );
    expect(made.delay).toBe(delay);
  });

  it('send at once where the delay is nothing and no window is named', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const made = await world.run(ctx =>
      createProgram({ ctx, input: { name: 'P', survey, trigger: { types: ['a'] }, delay: 'PT0S' } }),
    );
    expect(made.sendWindow).toBeNull();
  });

  it('cannot be activated before their survey is published', async () => {
    const world = await newWorld();
    const draft = await world.run(ctx => createSurvey({ ctx, input: { template: 'support' } }));
    const input = { name: 'P', survey: draft.id, trigger: { types: ['support'] } };
    await expect(
      world.run(ctx => createProgram({ ctx, input: { ...input, active: true } })),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('publish it first') });
    const made = await world.run(ctx => createProgram({ ctx, input }));
    expect(made).toMatchObject({ active: false, activatedAt: null });
    await expect(
      world.run(ctx => updateProgram({ ctx, input: { id: made.id, active: true } })),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('count from the moment they are switched on again', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const made = await world.run(ctx =>
      createProgram({ ctx, input: { name: 'P', survey, trigger: { types: ['a'] } } }),
    );
    const off = await world.run(ctx => updateProgram({ ctx, input: { id: made.id, active: false } }));
    expect(off).toMatchObject({ active: false, activatedAt: made.activatedAt });
    const on = await world.run(ctx =>
      updateProgram({ ctx, input: { id: made.id, active: true, sampling: 0.5 } }),
    );
    expect(on.sampling).toBe(0.5);
    expect(on.activatedAt?.getTime()).toBeGreaterThan(made.activatedAt?.getTime() ?? 0);
  });

  it('refuse a segment once, a survey of somebody else and durations in months', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    const survey = await publishedSurvey(ours);
    const make = (world: typeof ours, input: object) =>
      world.run(ctx =>
        createProgram({ ctx, input: { name: 'P', survey, trigger: { types: ['a'] }, ...input } }),
      );
    await expect(make(ours, { trigger: { once: 'vip' } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(make(theirs, {})).rejects.toMatchObject({ code: 'invalid' });
    await expect(make(ours, { delay: 'P1M' })).rejects.toThrow(/months/);
    const made = await make(ours, {});
    await expect(theirs.run(ctx => readProgram({ ctx, input: { id: made.id } }))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('name only what the workspace has, and say which field does not', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const base = { name: 'P', survey, trigger: { types: ['support'] } };
    const nobody = '01999999-0000-7000-8000-000000000000';
    const faults: [string, object][] = [
      ['trigger.once', { trigger: { once: nobody } }],
      ['trigger.once', { trigger: { once: 'everybody' } }],
      ['trigger.unless', { trigger: { types: ['a', 'b'], unless: ['b'] } }],
      ['trigger.every', { trigger: { every: 'PT1H' } }],
      ['trigger.every', { trigger: { every: 'P99999999D' } }],
      ['channel', { channel: nobody }],
      ['topic', { topic: 'news' }],
      ['language', { language: 'not a language' }],
    ];
    const made = await world.run(ctx => createProgram({ ctx, input: base }));
    for (const [path, over] of faults) {
      const refusal = { code: 'invalid', issues: [{ path, message: expect.any(String) }] };
      await expect(
        world.run(ctx => createProgram({ ctx, input: { ...base, ...over } })),
      ).rejects.toMatchObject(refusal);
      await expect(
        world.run(ctx => updateProgram({ ctx, input: { id: made.id, ...over } })),
      ).rejects.toMatchObject(refusal);
    }
    expect(await world.run(ctx => readProgram({ ctx, input: { id: made.id } }))).toEqual(made);
  });
});
