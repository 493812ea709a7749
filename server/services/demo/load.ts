import { COMPANY } from '@/domain/demo/retailer';
import { simulate } from '@/domain/demo/simulate';
import { DEMO_ZONE, plantedDates } from '@/domain/demo/truths';
import type { WorkspaceId } from '@/domain/ids';
import type { Role } from '@/domain/roles';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { askToLearn } from '../comment/learn';
import { addMember } from '../member/add';
import { createWorkspace } from '../workspace/create';
import { readWorkspaceSettings } from '../workspace/read';
import { playAlerts } from './alerts';
import { hangDoors } from './doors';
import { type Played, playHistory } from './play';
import { choosePreferences } from './preferences';
import { openDoors, type Stage, setStage } from './stage';

export const DEMO_SEED = 1905;
export const DEMO_ANSWERS = 7600;
/** Answers of one simulation; larger demos are several side by side, so that memory stays flat. */
const ANSWERS_AT_A_TIME = 20_000;

export type DemoMember = { userId: string; email: string; name: string; role: Role };
export type DemoOptions = {
  actor: Actor;
  members: readonly DemoMember[];
  /** The history ends here; default: the database's clock. */
  now?: Date;
  seed?: number;
  /** About how many answers. */
  answers?: number;
  onProgress?: (played: Played, of: number) => void;
};

export type LoadedDemo = { workspaceId: WorkspaceId; slug: string } & Played;

/**
 * Makes the workspace of the fictional retailer "Fjell & Field" and plays its last two years through the services that
 * serve live data; the history ends at `now`. Sending is paused until all is written. The same seed and `now` give the
 * same history, but for whose turn it is in the program that asks every quarter: that goes by ids. Throws where a service refuses what the simulation made; what was written stays to be removed.
 */
export async function loadDemoWorkspace(options: DemoOptions): Promise<LoadedDemo> {
  const { actor, members, seed = DEMO_SEED, answers = DEMO_ANSWERS, onProgress } = options;
  const { workspaceId } = await createWorkspace(
    { actor, input: { name: COMPANY, timezone: DEMO_ZONE, currency: 'EUR', isDemo: true } },
    async ctx => {
      for (const member of members) await addMember({ ctx, input: member });
    },
  );
  const { stage, now } = await inWorkspace(workspaceId, actor, async ctx => {
    const end = options.now ?? ctx.now;
    return { stage: await setStage(ctx, plantedDates(end).start), now: end };
  });
  const played = await playAll({ workspaceId, actor, stage, now, seed, answers, members, onProgress });
  played.responses += await inWorkspace(workspaceId, actor, ctx => hangDoors({ ...ctx, now }, seed));
  await inWorkspace(workspaceId, actor, choosePreferences);
  const owner = members.find(member => member.role === 'owner');
  if (owner) await inWorkspace(workspaceId, actor, ctx => playAlerts({ ...ctx, now }, owner));
  await inWorkspace(workspaceId, actor, openDoors);
  await inWorkspace(workspaceId, actor, ctx => askToLearn({ ctx }));
  const slug = await inWorkspace(workspaceId, actor, readSlug);
  return { workspaceId, slug, ...played };
}

type Playing = Required<Pick<DemoOptions, 'actor' | 'now' | 'seed' | 'answers' | 'members'>> &
  Pick<DemoOptions, 'onProgress'> & { workspaceId: WorkspaceId; stage: Stage };

async function playAll({ answers, now, seed, onProgress, ...where }: Playing): Promise<Played> {
  const parts = Math.ceil(answers / ANSWERS_AT_A_TIME);
  const total: Played = { interactions: 0, invitations: 0, responses: 0 };
  for (let part = 0; part < parts; part++) {
    const own = seed + part;
    const prefix = part === 0 ? '' : `${part}-`;
    const simulation = simulate({ now, seed: own, answers: answers / parts, prefix });
    const played = await playHistory({ ...where, simulation, seed: own });
    total.interactions += played.interactions;
    total.invitations += played.invitations;
    total.responses += played.responses;
    onProgress?.(total, answers);
  }
  return total;
}

async function readSlug(ctx: Ctx): Promise<string> {
  const { slug } = await readWorkspaceSettings({ ctx });
  return slug;
}
