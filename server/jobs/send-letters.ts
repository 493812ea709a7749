import type { WorkspaceId } from '@/domain/ids';
import { type Actor, inWorkspace } from '../db/tenant';
import { claimLetters, readLetter, recordLetter, sendLetter } from '../services/caseMessage/deliver';
import { claimNews, readNews, recordNews, sendNews } from '../services/improvement/deliver';
import { inTurn } from './in-turn';
import { withRetry } from './retry';

const postman: Actor = { kind: 'system', name: 'postman' };

/** Sends letters that are due: claimed in one transaction, sent outside of any, written down in another. */
export const sendLetters = (isStopping: () => boolean = () => false): Promise<void> =>
  inTurn(
    'gate_letters',
    async id => {
      await sendCaseLetters(id, isStopping);
      await sendImprovementNews(id, isStopping);
    },
    isStopping,
  );

async function sendCaseLetters(workspace: WorkspaceId, isStopping: () => boolean): Promise<void> {
  for (let more = true; more && !isStopping(); ) {
    const claimed = await inWorkspace(workspace, postman, ctx => claimLetters({ ctx }));
    more = claimed.length > 0;
    await Promise.all(
      claimed.map(async one => {
        const looked = await inWorkspace(workspace, postman, ctx => readLetter({ ctx, claimed: one }));
        const outcome = looked.letter
          ? { handed: await sendLetter(looked.letter), to: looked.letter.to }
          : { why: looked.why };
        await withRetry(() =>
          inWorkspace(workspace, postman, ctx => recordLetter({ ctx, claimed: one, outcome })),
        );
      }),
    );
  }
}

/** What was done about what customers said, to those who said it. */
async function sendImprovementNews(workspace: WorkspaceId, isStopping: () => boolean): Promise<void> {
  for (let more = true; more && !isStopping(); ) {
    const claimed = await inWorkspace(workspace, postman, ctx => claimNews({ ctx }));
    more = claimed.length > 0;
    await Promise.all(
      claimed.map(async one => {
        const looked = await inWorkspace(workspace, postman, ctx => readNews({ ctx, claimed: one }));
        const outcome = looked.news
          ? { handed: await sendNews(looked.news), news: looked.news }
          : { why: looked.why };
        await withRetry(() =>
          inWorkspace(workspace, postman, ctx => recordNews({ ctx, claimed: one, outcome })),
        );
      }),
    );
  }
}
