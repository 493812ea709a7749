import { z } from 'zod';
import type { ApiScope } from '@/domain/api-scopes';
import type { Ctx } from '@/server/db/tenant';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `/surveys/{id}` → `{ id: string }`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & PathParams<Rest>
  : unknown;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A route as the frame knows it: types have been checked where it was defined. */
export type Route = {
  method: Method;
  path: string;
  summary: string;
  scope: ApiScope;
  status: number;
  params: string[];
  body?: z.ZodType;
  query?: z.ZodObject;
  response?: z.ZodType;
  replica: boolean;
  docsBody?: z.ZodType;
  run(call: {
    ctx: Ctx;
    params: Record<string, string>;
    query: unknown;
    body: unknown;
    signal: AbortSignal;
  }): Promise<unknown>;
};

/**
 * One REST route under `/api/v1`. The handler runs inside the key's workspace and one transaction; what it returns is
 * sent as JSON with `status` (200 unless given; without `response` the body is empty, usually 204).
 * `query`: values arrive as text, or as a list where a name is repeated; `filter[a]=b` arrives as `{ filter: { a: ['b'] } }`.
 * `signal` aborts when the caller leaves. `replica`: may read from DATABASE_READ_URL (reports). `docsBody`: what OpenAPI shows where the handler checks rows itself.
 * Throw AppError (`notFound('survey')`, `conflict`, …): the frame turns it into problem details.
 */
export function defineRoute<
  const Path extends string,
  Body extends z.ZodType | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Response extends z.ZodType | undefined = undefined,
>(route: {
  method: Method;
  path: Path;
  summary: string;
  scope: ApiScope;
  status?: number;
  body?: Body;
  query?: Query;
  response?: Response;
  replica?: boolean;
  docsBody?: z.ZodType;
  handler(call: {
    ctx: Ctx;
    params: PathParams<Path>;
    query: Parsed<Query>;
    body: Parsed<Body>;
    signal: AbortSignal;
  }): Promise<Response extends z.ZodType ? z.input<Response> : void>;
}): Route {
  const { handler, status = 200, replica = false, ...rest } = route;
  return {
    ...rest,
    status,
    replica,
    params: [...route.path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? ''),
    // The frame parsed params, query and body with this very route's path and schemas.
    run: call => handler(call as unknown as Parameters<typeof handler>[0]),
  };
}

/** `{data, nextCursor}` of a list of these. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

/** An instant as it is sent: ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true });

export const toInstant = (date: Date): string => date.toISOString();
export const toInstantOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;
