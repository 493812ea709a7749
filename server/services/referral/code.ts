import { randomInt } from 'node:crypto';
import { newReferralCode } from '@/domain/referral';
import { answerPool } from '@/server/db/client';

/** How often another code is tried where one is somebody's already. */
const TRIES = 3;

/** The code of whoever an invitation is for, made where there is none yet; null where nobody is known. One round trip. */
export async function referralCodeOf(invitationId: string): Promise<string | null> {
  for (let left = TRIES; left > 0; left--) {
    const { rows } = await answerPool().query<{ code: string | null }>({
      name: 'referral_code_of',
      text: 'select referral_code_of($1, $2) as code',
      values: [invitationId, newReferralCode(chance)],
    });
    if (rows[0]?.code) return rows[0].code;
  }
  return null;
}

const chance = (): number => randomInt(2 ** 32) / 2 ** 32;
