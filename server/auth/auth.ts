import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink } from 'better-auth/plugins/magic-link';
import { z } from 'zod';
import { env, secretKey } from '../env';
import { log } from '../log';

import { ADDRESS_HEADER } from './address';
import { authPool } from './database';
import { mailResetLink, mailSignInLink } from './mails';
import { hashPassword, PASSWORD_MAX, PASSWORD_MIN, verifyPassword } from './password';

/** Minutes for which a mailed link works. */
export const LINK_MINUTES = { signIn: 15, reset: 60 };

/** For the set-up page, an accepted invitation and the demo: opens a session for a person who proved it otherwise. */
const openSession = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true },
      async ctx => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (!user) throw ctx.error('NOT_FOUND');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      },
    ),
  },
};

function makeAuth() {
  const https = env().APP_URL.startsWith('https:');
  return betterAuth({
    appName: 'Afterword',
    baseURL: env().APP_URL,
    basePath: '/api/auth',
    secret: secretKey(),
    database: authPool(),
    telemetry: { enabled: false },
    logger: { log: (level, message) => log()[level]({ part: 'sign-in' }, redact(message)) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: LINK_MINUTES.reset * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => mailResetLink({ to: user, token }),
      onPasswordReset: async ({ user }) => withdrawResetLinks(user.id),
    },
    // What is stored opens nothing: the tokens of mailed links are kept as hashes.
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24, cookieCache: { enabled: false } },
    // Tries are counted in server/auth/limits.ts, per account and per address.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: https ? '__Host-afterword' : 'afterword' } },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      openSession,
      magicLink({
        expiresIn: LINK_MINUTES.signIn * 60,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: async ({ email, token }, ctx) => {
          // The answer to the asker is the same either way; only an existing person gets mail.
          const found = await ctx?.context.internalAdapter.findUserByEmail(email);
          if (found) await mailSignInLink({ to: found.user, token });
        },
      }),
    ],
  });
}

type Auth = ReturnType<typeof makeAuth>;
const shared = globalThis as { __afterwordAuth?: Auth };

/** Sign-in: e-mail and password, mailed links, revocable sessions, in the schema `auth`. */
export function auth(): Auth {
  shared.__afterwordAuth ??= makeAuth();
  return shared.__afterwordAuth;
}

/** A reset link is bound to the password it replaces: with a new password the links still out are worth nothing. */
export async function withdrawResetLinks(userId: string): Promise<void> {
  await authPool().query('delete from auth.verification where value = $1', [userId]);
}

/** The library quotes addresses in some messages; the log carries none. */
const redact = (message: string): string => message.replace(/[^\s@:]+@[^\s@:]+/g, '(address)');
