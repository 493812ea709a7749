import pino, { type Logger } from 'pino';
import { env } from './env';

let cached: Logger | undefined;

/** JSON lines on stderr, so that stdout belongs to answers. Never log tokens or addresses. */
export function log(): Logger {
  cached ??= pino(
    {
      level: env().LOG_LEVEL,
      base: undefined,
      redact: ['*.email', '*.token', '*.password', '*.authorization'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return cached;
}
