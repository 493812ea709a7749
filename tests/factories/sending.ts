import type { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { newId } from '@/domain/ids';
import type { programInputSchema } from '@/domain/program';
import { customer, interaction } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import { decideInteractions } from '@/server/services/decision/decide';
import { createProgram } from '@/server/services/program/create';
import type { Program } from '@/server/services/program/read';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { addressHash } from '@/server/tokens';
import { newWorld, type World } from './world';

/** The id of a published survey made from a template. */
export const publishedSurvey = (world: World, template: 'post-purchase' | 'support' = 'post-purchase') =>
  world.run(async ctx => {
    const { id } = await createSurvey({ ctx, input: { template } });
    await publishSurvey({ ctx, input: { id } });
    return id;
  });

/** An active program that asks after every purchase at once, at any time, everybody, as often as they come. */
export async function askAtOnce(
  world: World,
  input: Partial<z.input<typeof programInputSchema>> = {},
): Promise<Program> {
  const survey = input.survey ?? (await publishedSurvey(world));
  return world.run(ctx =>
    createProgram({
      ctx,
      input: {
        name: 'After the purchase',
        survey,
        trigger: { types: ['purchase'] },
        delay: 'PT0S',
        sendWindow: null,
        fatigue: { afterInvite: 'PT0S', afterResponse: 'PT0S' },
        reminders: [],
        ...input,
      },
    }),
  );
}

type PersonInput = Partial<typeof customer.$inferInsert> & { externalId: string };

/** A world in which these people bought something and are to be asked at once. */
export async function asked(
  people: PersonInput[],
  program: Parameters<typeof askAtOnce>[1] = {},
): Promise<World> {
  const world = await newWorld();
  await askAtOnce(world, program);
  await world.run(async ctx => {
    const ids = await addCustomers(ctx, people);
    await addInteractions(
      ctx,
      ids.map(customerId => ({ customerId })),
    );
  });
  await world.run(ctx => decideInteractions({ ctx, input: { limit: 1000 } }));
  return world;
}

/** Customers by the caller's id, with `<id>@example.com` unless told otherwise. Returns our ids in the same order. */
export async function addCustomers(ctx: Ctx, people: PersonInput[]): Promise<string[]> {
  const rows = people.map(person => {
    const email = person.email === undefined ? `${person.externalId}@example.com` : person.email;
    return {
      ...person,
      id: newId(),
      workspaceId: ctx.workspaceId,
      email,
      addressHash: email === null ? null : addressHash(ctx.workspaceId, email),
    };
  });
  for (const part of chunks(rows, 2000)) await ctx.db.insert(customer).values(part);
  return rows.map(row => row.id);
}

export type InteractionInput = {
  externalId?: string;
  type?: string;
  customerId: string;
  occurredAt?: Date;
  recordedAt?: Date;
  doNotAsk?: boolean;
  attributes?: Attributes;
  caseOf?: string;
  initiatedBy?: 'customer' | 'company';
};

/** Interactions that happened and were recorded now unless told otherwise. Returns our ids in the same order. */
export async function addInteractions(ctx: Ctx, interactions: InteractionInput[]): Promise<string[]> {
  const rows = interactions.map(input => {
    const id = newId();
    return {
      workspaceId: ctx.workspaceId,
      id,
      externalId: id,
      type: 'purchase',
      occurredAt: ctx.now,
      recordedAt: ctx.now,
      ...input,
    };
  });
  for (const part of chunks(rows, 2000)) await ctx.db.insert(interaction).values(part);
  return rows.map(row => row.id);
}

const chunks = <T>(list: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
