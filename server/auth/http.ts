import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { fromZod } from '../errors';
import { log } from '../log';
import { emailSchema } from '../services/member/schemas';
import { addressOf } from './address';
import { auth, withdrawResetLinks } from './auth';
import { createOwnerSchema, setUpCompany } from './create-owner';
import { demoVisitor } from './demo';
import { describeInvitation, joinSchema, joinWorkspace } from './join';
import { forgiveTry, takeTry } from './limits';
import { checkNewPassword } from './password';
import { requireOwnPage } from './same-origin';
import { signedIn } from './session';

type Call = { body: unknown; headers: Headers; address: string };

/** Everything that sets or ends a session, and nothing else: the only doors of `/api/auth`. */
const doors: Record<string, (call: Call) => Promise<Response>> = {
  'sign-in': signIn,
  'sign-out': ({ headers }) => auth().api.signOut({ headers, asResponse: true }),
  'send-link': sendLink,
  'use-link': useLink,
  'send-reset': sendReset,
  reset: reset,
  'change-password': changePassword,
  'set-up': setUp,
  demo: enterDemo,
  invitation: showInvitation,
  join: join,
};

/** POST /api/auth/<door> with JSON. Refusals are `{error: {code, message, issues}}`. */
export async function handleAuth(request: Request, door: string): Promise<Response> {
  try {
    const handler = Object.hasOwn(doors, door) ? doors[door] : undefined;
    if (!handler) throw new AppError('not_found', 'There is no such page.');
    requireOwnPage(request);
    const body: unknown = await request.json().catch(() => {
      throw new AppError('invalid', 'That is not JSON.');
    });
    const response = await handler({ body, headers: request.headers, address: addressOf(request.headers) });
    response.headers.set('cache-control', 'no-store');
    return response;
  } catch (error) {
    return refusal(error, door);
  }
}

const credentials = z.object({ email: emailSchema, password: z.string().max(1000) });

async function signIn({ body, headers, address }: Call): Promise<Response> {
  const { email, password } = credentials.parse(body);
  await takeTry('sign-in', { account: email, address });
  const response = await auth().api.signInEmail({ body: { email, password }, headers, asResponse: true });
  // One sentence for a wrong password and for an unknown address.
  if (!response.ok) throw new AppError('unauthenticated', 'The address or the password is not right.');
  await forgiveTry('sign-in', { account: email, address });
  return withCookies(response, { ok: true });
}

async function sendLink({ body, headers, address }: Call): Promise<Response> {
  const { email } = z.object({ email: emailSchema }).parse(body);
  await takeTry('link', { account: email, address });
  await auth().api.signInMagicLink({ body: { email }, headers });
  return Response.json({ ok: true });
}

async function useLink({ body, headers, address }: Call): Promise<Response> {
  const { token } = z.object({ token: z.string().max(200) }).parse(body);
  await takeTry('sign-in', { address });
  const response = await auth().api.magicLinkVerify({ query: { token }, headers, asResponse: true });
  if (response.status !== 200)
    throw new AppError('gone', 'This link has been used or is older than 15 minutes. Ask for a new one.');
  await forgiveTry('sign-in', { address });
  return withCookies(response, { ok: true });
}

async function sendReset({ body, address }: Call): Promise<Response> {
  const { email } = z.object({ email: emailSchema }).parse(body);
  await takeTry('reset', { account: email, address });
  await auth().api.requestPasswordReset({ body: { email } });
  return Response.json({ ok: true });
}

async function reset({ body, address }: Call): Promise<Response> {
  const { token, password } = z
    .object({ token: z.string().max(200), password: z.string().max(1000) })
    .parse(body);
  checkNewPassword(password);
  await takeTry('reset', { address });
  const response = await auth().api.resetPassword({
    body: { token, newPassword: password },
    asResponse: true,
  });
  if (!response.ok)
    throw new AppError('gone', 'This link has been used or is older than one hour. Ask for a new one.');
  return Response.json({ ok: true });
}

async function changePassword({ body, headers, address }: Call): Promise<Response> {
  const { current, password } = z
    .object({ current: z.string().max(1000), password: z.string().max(1000) })
    .parse(body);
  const user = await signedIn(headers);
  if (!user) throw new AppError('unauthenticated', 'Sign in first.');
  checkNewPassword(password, user.email);
  await takeTry('password', { account: user.email, address });
  const response = await auth().api.changePassword({
    body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
    headers,
    asResponse: true,
  });
  if (!response.ok)
    throw new AppError('invalid', 'The current password is not right.', [
      { path: 'current', message: 'is not right' },
    ]);
  await forgiveTry('password', { account: user.email, address });
  await withdrawResetLinks(user.id);
  return withCookies(response, { ok: true });
}

async function setUp({ body, headers, address }: Call): Promise<Response> {
  const { token, ...input } = createOwnerSchema.extend({ token: z.string().max(200) }).parse(body);
  await takeTry('setup', { address });
  const { slug, userId } = await setUpCompany({ token, input });
  return openSession(userId, headers, { slug });
}

async function enterDemo({ headers }: Call): Promise<Response> {
  const { userId, slug } = await demoVisitor(headers);
  return openSession(userId, headers, { slug });
}

async function showInvitation({ body, headers }: Call): Promise<Response> {
  const { token } = z.object({ token: z.string().max(100) }).parse(body);
  const { email, role, company, hasAccount } = await describeInvitation(token);
  const user = await signedIn(headers);
  return Response.json({ email, role, company, hasAccount, signedInAs: user?.email ?? null });
}

async function join({ body, headers }: Call): Promise<Response> {
  const user = await signedIn(headers);
  const { slug, created } = await joinWorkspace({ input: joinSchema.parse(body), user });
  return created ? openSession(created.id, headers, { slug }) : Response.json({ slug });
}

const openSession = async (userId: string, headers: Headers, answer: object): Promise<Response> =>
  withCookies(await auth().api.openSession({ body: { userId }, headers, asResponse: true }), answer);

/** Our answer with the session cookie; the library's own body carries the session's token and stays here. */
function withCookies(from: Response, answer: object): Response {
  const response = Response.json(answer);
  for (const cookie of from.headers.getSetCookie()) response.headers.append('set-cookie', cookie);
  return response;
}

const statuses: Partial<Record<string, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
};

function refusal(thrown: unknown, door: string): Response {
  const error = thrown instanceof z.ZodError ? fromZod(thrown) : thrown;
  if (!(error instanceof AppError)) {
    log().error({ err: thrown instanceof Error ? thrown.message : String(thrown), door }, 'sign-in failed');
    const message = 'Something went wrong on our side. Nothing was changed; try again.';
    return Response.json({ error: { code: 'unavailable', message, issues: [] } }, { status: 503 });
  }
  const { code, message, issues, retryAfterSeconds } = error;
  return Response.json(
    { error: { code, message, issues } },
    {
      status: statuses[code] ?? 503,
      headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
    },
  );
}
