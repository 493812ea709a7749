import { createHash } from 'node:crypto';
import { AppError } from '@/domain/errors';
import { invalidInput, parseInput, parseRows } from '@/domain/issues';
import { isRace } from '@/server/db/faults';
import { type Ctx, inWorkspace, readWorkspace } from '@/server/db/tenant';
import { takeFrom } from '@/server/limits';
import { count } from '@/server/metrics';
import { addCost, costHeaders, noCost } from '@/server/reports/run';
import { runOnce } from '@/server/services/idempotency/run-once';
import type { Route } from './define';
import { demandScope, type KeyHolder, noteUse, openGate } from './gate';
import { matchRoute } from './match';
import { openApiDocument } from './openapi';
import { HttpProblem, problemResponse } from './problem';
import { parseJson, readBody, readQuery } from './request';
import { routes } from './routes';

const BASE = '/api/v1';
const TRIES = 3;

/** Answers one request under `/api/v1`. Never throws: every error becomes problem details. */
export async function handleApi(request: Request): Promise<Response> {
  const started = performance.now();
  const response = await answer(request).catch(problemResponse);
  const labels = { method: request.method, status: response.status };
  count('afterword_api_requests_total', 'REST requests answered.', labels);
  const seconds = (performance.now() - started) / 1000;
  count('afterword_api_seconds_total', 'Seconds spent on REST requests.', labels, seconds);
  return response;
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(BASE.length).replace(/\/+$/, '');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const open = openAnswer(method, path);
  if (open) return open;

  const holder = await openGate(request.headers.get('authorization'));
  await takeFrom('api', holder.keyId);
  const { route, params } = findRoute(method, path);
  demandScope(holder, route.scope);
  const text = method === 'GET' ? '' : await readBody(request);
  const query = route.query ? checkQuery(route, url.searchParams) : undefined;
  const body = route.body
    ? check(route.body, parseJson(text), route.docsBody ? parseRows : parseInput)
    : undefined;
  await noteUse(holder);

  const once = idempotencyOf(request, path, text);
  const work = async (ctx: Ctx): Promise<Answer> => {
    const { signal } = request;
    const run = async (): Promise<Answer> =>
      answerOf(route, await route.run({ ctx, params, query, body, signal }));
    if (once) return runOnce({ ctx, input: once }, run);
    const answered = await run();
    const cost = noCost();
    addCost(cost, ctx);
    return { ...answered, headers: costHeaders(cost) };
  };
  return reply(await inTransaction(route, holder, work));
}

/** Health and the description need no key. */
function openAnswer(method: string, path: string): Response | null {
  if (method !== 'GET') return null;
  if (path === '/health')
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
  if (path === '/openapi.json') return Response.json(openApiDocument());
  return null;
}

function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } {
  const found = matchRoute(routes, method, path);
  if ('route' in found) return found;
  if (found.allowed.length === 0) throw new AppError('not_found', 'There is no such address in this API.');
  throw new HttpProblem(405, `This address answers ${found.allowed.join(', ')}.`, {
    allow: found.allowed.join(', '),
  });
}

function checkQuery(route: Route, search: URLSearchParams): unknown {
  const given = readQuery(search);
  const known = Object.keys(route.query?.shape ?? {});
  const unknown = Object.keys(given).filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw invalidInput(
      unknown.map(path => ({
        path,
        message: `${path} is not a parameter here; known: ${known.join(', ')}.`,
      })),
    );
  }
  return check(route.query, given);
}

function check(schema: Route['body'], value: unknown, parse = parseInput): unknown {
  if (!schema) return undefined;
  if (value === undefined) {
    // A body may be left out where nothing in it is required.
    const empty = schema.safeParse({});
    if (empty.success) return empty.data;
    throw new AppError('invalid', 'A JSON body is needed.', [
      { path: '', message: 'A JSON body is needed.' },
    ]);
  }
  const parsed = parse(schema, value);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  return parsed.data;
}

function idempotencyOf(
  request: Request,
  path: string,
  text: string,
): { key: string; route: string; bodyHash: string } | null {
  const key = request.headers.get('idempotency-key');
  if (request.method !== 'POST' || key === null) return null;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new AppError('invalid', 'Idempotency-Key must be 1 to 255 printable characters.', [
      { path: 'Idempotency-Key', message: 'Idempotency-Key must be 1 to 255 printable characters.' },
    ]);
  }
  return { key, route: `POST ${path}`, bodyHash: createHash('sha256').update(text).digest('base64url') };
}

/** Two requests that met on the same rows are run again: nothing of the loser was kept. */
async function inTransaction(
  route: Route,
  holder: KeyHolder,
  work: (ctx: Ctx) => Promise<Answer>,
): Promise<Answer> {
  const enter = route.replica ? readWorkspace : inWorkspace;
  for (let attempt = 1; ; attempt++) {
    try {
      return await enter(holder.workspaceId, holder.actor, work);
    } catch (error) {
      if (attempt === TRIES || !isRace(error)) throw error;
    }
  }
}

type Answer = { status: number; body: string | null; replayed?: boolean; headers?: Record<string, string> };

const answerOf = (route: Route, result: unknown): Answer => ({
  status: route.status,
  body: route.response ? JSON.stringify(result) : null,
});

function reply({ status, body, replayed, headers: more }: Answer): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...more };
  if (body !== null) headers['content-type'] = 'application/json';
  if (replayed) headers['idempotent-replayed'] = 'true';
  return new Response(body, { status, headers });
}
