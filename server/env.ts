import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform(value => value === '1' || value === 'true');

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  SURVEY_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_READ_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_AUTH_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Afterword <afterword@localhost>'),
  MAIL_REPLY_TO: z.string().min(3).optional(),
  BOUNCE_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(
      /^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
      'must be a domain like bounces.example.com',
    )
    .optional(),
  SMTP_IN_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  SECRET_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  DEMO: flag.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  WEBHOOK_ALLOW_LOOPBACK: flag.default(false),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

export type Env = Omit<z.infer<typeof schema>, 'APP_URL' | 'SURVEY_URL'> & {
  APP_URL: string;
  SURVEY_URL: string;
};

/**
 * Reads and checks the settings. Empty values count as unset.
 * Throws an Error whose message is one sentence per bad variable.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Error(parsed.error.issues.map(sentence).join('\n'));
  const appUrl = trimSlash(parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`);
  return { ...parsed.data, APP_URL: appUrl, SURVEY_URL: trimSlash(parsed.data.SURVEY_URL ?? appUrl) };
}

const sentence = (issue: z.core.$ZodIssue): string =>
  `${String(issue.path[0])} is not usable: ${issue.message}. See .env.example.`;

const trimSlash = (url: string): string => url.replace(/\/+$/, '');

let cached: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Whether the app is meant for more than this machine; only then does it listen beyond it. */
export const isPublic = (): boolean =>
  !['localhost', '127.0.0.1', '[::1]'].includes(new URL(env().APP_URL).hostname);

/** The key that every derived secret hangs on. Set by the start command; refuses to run without one. */
export function secretKey(): string {
  const key = env().SECRET_KEY;
  if (!key)
    throw new Error(
      'SECRET_KEY is not set. `npm start` makes one for the embedded database; with DATABASE_URL set it yourself.',
    );
  return key;
}
