import { asc, eq, sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { program } from '@/drizzle/schema/program';
import { sendChannel } from '@/drizzle/schema/sending';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

/** A gateway as people see it: never its secrets. `exchanging`: the old secret still signs beside the new one. */
export type Channel = {
  id: string;
  name: string;
  url: string;
  address: 'phone' | 'email' | 'id';
  active: boolean;
  exchanging: boolean;
  /** Names of the programs that send by it. */
  programs: string[];
  createdAt: Date;
};

/** All gateways of the workspace by name. */
export async function listChannels({ ctx }: { ctx: Ctx }): Promise<Channel[]> {
  const rows = await ctx.db
    .select({
      id: sendChannel.id,
      name: sendChannel.name,
      url: sendChannel.url,
      address: sendChannel.address,
      active: sendChannel.active,
      exchanging: sql<boolean>`jsonb_array_length(${sendChannel.secrets}) > 1`,
      createdAt: sendChannel.createdAt,
    })
    .from(sendChannel)
    .where(eq(sendChannel.workspaceId, ctx.workspaceId))
    .orderBy(asc(sendChannel.name), asc(sendChannel.id));
  const users = await ctx.db
    .select({ channelId: program.channelId, name: program.name })
    .from(program)
    .where(eq(program.workspaceId, ctx.workspaceId))
    .orderBy(asc(program.name));
  return rows.map(row => ({
    ...row,
    programs: users.filter(user => user.channelId === row.id).map(user => user.name),
  }));
}

/** One gateway. Throws `not_found`. */
export async function readChannel({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Channel> {
  const found = isUuid(input.id) ? (await listChannels({ ctx })).find(row => row.id === input.id) : undefined;
  if (!found) throw notFound('channel');
  return found;
}
