import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** 60 posts per minute and link, per process: a person never meets it, a loop does. */
const posts = new RateLimiterMemory({ points: 60, duration: 60 });

/** A door's visitors share an address where they share a network; 300 a minute are a crowd. */
const strangers = new RateLimiterMemory({ points: 300, duration: 60 });

/** Seconds to wait, or null when the post may go on. `network`: where a post through a door came from. */
export async function overLimit(invitationId: string, network?: string): Promise<number | null> {
  try {
    // First, since every post without a submission names an answer of its own, which would be counted for a minute.
    if (network !== undefined) await strangers.consume(network);
    await posts.consume(invitationId);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
