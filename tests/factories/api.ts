import { expect } from 'vitest';
import type { ApiScope } from '@/domain/api-scopes';
import { parseInput } from '@/domain/issues';
import { handleApi } from '@/server/api/v1/handle';
import { matchRoute } from '@/server/api/v1/match';
import { routes } from '@/server/api/v1/routes';
import { createApiKey } from '@/server/services/apiKey/create';
import type { World } from './world';

// biome-ignore lint/suspicious/noExplicitAny: an answer's JSON, which each test looks into as it likes
export type Answer = { status: number; headers: Headers; body: any; text: string };
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** The REST API as a client with this key sees it; every 2xx answer is held against the schema that OpenAPI shows. */
export function clientOf(key: string | null): Call {
  return async (method, path, body, headers = {}) => {
    const response = await handleApi(
      new Request(`http://localhost/api/v1${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const json = text === '' ? undefined : JSON.parse(text);
    if (response.ok) holdAgainstSchema(method, path, json);
    else expect(response.headers.get('content-type')).toBe('application/problem+json');
    return { status: response.status, headers: response.headers, body: json, text };
  };
}

/** A client with a fresh key of this world; all scopes unless told otherwise. */
export async function apiOf(world: World, scopes?: ApiScope[]): Promise<Call> {
  const { key } = await world.run(ctx => createApiKey({ ctx, input: { name: 'test', scopes } }));
  return clientOf(key);
}

function holdAgainstSchema(method: string, path: string, json: unknown): void {
  const found = matchRoute(routes, method, path.replace(/\?.*/s, ''));
  if (!('route' in found) || !found.route.response) return;
  const parsed = parseInput(found.route.response, json);
  expect(parsed.ok ? [] : parsed.issues, `${method} ${path} answers what its schema says`).toEqual([]);
}
