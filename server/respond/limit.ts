import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** 60 posts per minute and link, per process: a person never meets it, a loop does. */
const posts = new RateLimiterMemory({ points: 60, duration: 60 });

/** Seconds to wait, or null when the post may go on. */
export async function overLimit(invitationId: string): Promise<number | null> {
  try {
    await posts.consume(invitationId);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
