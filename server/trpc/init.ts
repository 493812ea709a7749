import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { AppError } from '@/domain/errors';
import { can, type Permission } from '@/domain/roles';
import { type Ctx, inWorkspace, readWorkspace } from '@/server/db/tenant';
import { addCost } from '@/server/reports/run';
import type { RequestContext } from './context';
import { problemOf, toTrpcError } from './errors';

const t = initTRPC.context<RequestContext>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    // No stack and no path of ours goes out; the product's code and the faulty fields do.
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...problemOf(error) },
  }),
});

export const { router, createCallerFactory } = t;

/** Anybody, signed in or not. Every other procedure begins with this one: errors are put into words here, once. */
export const publicProcedure = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error, path, ctx);
  return result;
});

/** Somebody signed in; no workspace is open. `ctx.user` is that person. */
export const signedInProcedure = publicProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { user: await personOf(ctx) } }),
);

/**
 * A member whose role has this permission. Opens one transaction in the workspace named by the header
 * `x-afterword-workspace`; `ctx` is what services take, plus `user`, `role` and `slug`. A failed procedure rolls back.
 */
export const memberProcedure = (permission: Permission) => procedureIn(permission, inWorkspace);

/** The same for numbers: read only, from the replica where there is one. */
export const reportProcedure = (permission: Permission) => procedureIn(permission, readWorkspace);

const procedureIn = (permission: Permission, open: typeof inWorkspace) =>
  publicProcedure.use(async ({ ctx, next }) => {
    const user = await personOf(ctx);
    const membership = (await ctx.memberships()).find(item => item.slug === ctx.workspaceSlug);
    if (!membership) throw new AppError('not_found', 'There is no such workspace.');
    const { role, slug } = membership;
    if (!can(role, permission))
      throw new AppError(
        'forbidden',
        'Your role does not allow this. An admin of the workspace can change it.',
      );
    const actor = { kind: 'user' as const, id: user.id, name: user.name };
    return open(membership.workspaceId, actor, async (service: Ctx) => {
      const result = await next({ ctx: { ...service, user, role, slug } });
      addCost(ctx.reports, service);
      // tRPC hands failures back as values; the transaction must hear of them.
      if (!result.ok) throw result.error;
      return result;
    });
  });

async function personOf(ctx: RequestContext) {
  const user = await ctx.signedIn();
  if (!user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
  return user;
}
