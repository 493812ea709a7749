import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AttributeCondition } from '@/domain/program';
import { holds } from '@/domain/survey/conditions';
import { program } from '@/drizzle/schema/program';
import { countCustomers } from '@/server/services/segment/count';
import { createSegment } from '@/server/services/segment/create';
import { deleteSegment } from '@/server/services/segment/delete';
import { listSegments } from '@/server/services/segment/list';
import { updateSegment } from '@/server/services/segment/update';
import { addCustomers, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

let world: World;
const golden: AttributeCondition[] = [{ attribute: 'tier', op: 'in', value: ['gold'] }];

beforeAll(async () => {
  world = await newWorld();
  await world.run(ctx =>
    addCustomers(ctx, [
      { externalId: 'ann', attributes: { tier: 'gold', orders: 12 } },
      { externalId: 'bob', attributes: { tier: 'gold', orders: 2 } },
      { externalId: 'eve', attributes: { tier: 'silver', orders: 7 } },
      { externalId: 'joe', attributes: {} },
      // Made by a test mail to a member: never a customer.
      { externalId: '_test:me@boots.example', attributes: { tier: 'gold' } },
    ]),
  );
});

describe('a segment', () => {
  it('says how many customers it holds now, all conditions together', async () => {
    await world.run(ctx => createSegment({ ctx, input: { name: 'Gold', where: golden } }));
    await world.run(ctx =>
      createSegment({
        ctx,
        input: { name: 'Busy gold', where: [...golden, { attribute: 'orders', op: 'gte', value: 10 }] },
      }),
    );
    await world.run(ctx => createSegment({ ctx, input: { name: 'Everybody', where: [] } }));
    const list = await world.run(ctx => listSegments({ ctx }));
    expect(list.map(({ name, customers }) => [name, customers])).toEqual([
      ['Busy gold', 1],
      ['Everybody', 4],
      ['Gold', 2],
    ]);
  });

  it('has a name of its own, also after a change', async () => {
    await expect(
      world.run(ctx => createSegment({ ctx, input: { name: ' Gold ', where: golden } })),
    ).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'name' }] });
    const made = await world.run(ctx => createSegment({ ctx, input: { name: 'Silver', where: [] } }));
    await expect(
      world.run(ctx => updateSegment({ ctx, input: { id: made.id, name: 'Gold' } })),
    ).rejects.toMatchObject({ code: 'invalid' });
    const where: AttributeCondition[] = [{ attribute: 'tier', op: 'eq', value: 'silver' }];
    const changed = await world.run(ctx =>
      updateSegment({ ctx, input: { id: made.id, name: 'Silver', where } }),
    );
    expect(changed).toEqual({ id: made.id, name: 'Silver', where, customers: 1 });
  });

  it('is kept while a program asks it, and says which', async () => {
    const { id } = await world.run(ctx => createSegment({ ctx, input: { name: 'Once', where: golden } }));
    await askAtOnce(world, { name: 'Ask the golden' });
    await world.run(ctx => ctx.db.update(program).set({ trigger: { once: id, where: [] } }));
    await expect(world.run(ctx => deleteSegment({ ctx, input: { id } }))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“Ask the golden”'),
    });
    const free = await world.run(ctx => createSegment({ ctx, input: { name: 'Free', where: golden } }));
    await world.run(ctx => deleteSegment({ ctx, input: { id: free.id } }));
    const names = (await world.run(ctx => listSegments({ ctx }))).map(({ name }) => name);
    expect(names).toContain('Once');
    expect(names).not.toContain('Free');
  });

  it('is no other workspace’s', async () => {
    const other = await newWorld();
    const [mine] = await world.run(ctx => listSegments({ ctx }));
    expect(await other.run(ctx => listSegments({ ctx }))).toEqual([]);
    await expect(
      other.run(ctx => deleteSegment({ ctx, input: { id: mine?.id ?? '' } })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('counting in the database', () => {
  it('finds the same customers as judging each by itself', async () => {
    const scalar = fc.oneof(
      fc.constantFrom('', 'gold', '7', '7.0', '1e21', 'true', '2026-03-01', 'Ä"\\', 'Z', 'a'),
      fc.constantFrom(0, 7, -1.5, 1e21, 1e-7, 10),
      fc.boolean(),
    );
    const condition: fc.Arbitrary<AttributeCondition> = fc.record({
      attribute: fc.constantFrom('a', 'b', 'constructor'),
      op: fc.constantFrom('eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte'),
      value: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    });
    const people = fc.array(fc.dictionary(fc.constantFrom('a', 'b'), scalar, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        people,
        fc.array(fc.array(condition, { maxLength: 3 }), { minLength: 1, maxLength: 20 }),
        async (attributes, groups) => {
          const fresh = await newWorld();
          const counts = await fresh.run(async ctx => {
            await addCustomers(
              ctx,
              attributes.map((one, index) => ({ externalId: `c${index}`, attributes: one })),
            );
            return countCustomers(ctx, groups);
          });
          expect(counts).toEqual(
            groups.map(
              where =>
                attributes.filter(one => where.every(each => holds(each, { answers: {}, attributes: one })))
                  .length,
            ),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
