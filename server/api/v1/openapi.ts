import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { env } from '@/server/env';
import type { Route } from './define';
import { routes } from './routes';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details; `path` is a JSON path into the body' });

let made: object | undefined;

/** The whole API as OpenAPI 3.1, from the schemas that validate. */
export function openApiDocument(): object {
  made ??= createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Afterword',
        version: '1',
        description:
          'JSON in and out, times in ISO 8601 with an offset, durations in ISO 8601. Lists take `limit` and `cursor`. Send `Idempotency-Key` with a POST to make a retry harmless.',
      },
      servers: [{ url: `${env().APP_URL}/api/v1` }],
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      paths: pathsOf(routes),
    },
    { allowEmptySchema: { custom: true } },
  );
  return made;
}

function pathsOf(all: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {
    '/health': {
      get: {
        operationId: 'getHealth',
        summary: 'Whether the process answers',
        security: [],
        responses: {
          '200': {
            description: 'OK',
            content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
          },
        },
      },
    },
  };
  for (const route of all) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: Route) {
  const body = route.docsBody ?? route.body;
  const header = route.method === 'POST' ? idempotencyHeader : undefined;
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: `Needs the scope \`${route.scope}\`.`,
    requestParams: {
      ...(route.params.length > 0 && {
        path: z.object(Object.fromEntries(route.params.map(name => [name, z.string()]))),
      }),
      ...(route.query && { query: route.query }),
      ...(header && { header }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [String(route.status)]: {
        description: 'OK',
        ...(route.response && { content: { 'application/json': { schema: route.response } } }),
      },
      default: {
        description: 'An error',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().max(255).optional().meta({
    description: 'The same key with the same body gets the first answer again.',
  }),
});

/** `GET /customers/{externalId}/timeline` → `getCustomersByExternalIdTimeline`. */
const operationId = (route: Route): string =>
  route.method.toLowerCase() +
  route.path
    .split('/')
    .filter(Boolean)
    .map(part => part.replace(/^\{(\w+)\}$/, 'by-$1'))
    .flatMap(part => part.split('-'))
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
