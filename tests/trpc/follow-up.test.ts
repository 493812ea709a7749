import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_HOURS } from '@/domain/case/rules';
import { closeAuthPool } from '@/server/auth/database';
import { newPerson, signInAs } from '../factories/people';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

let owner: Awaited<ReturnType<typeof company>>['owner'];
let agent: Awaited<ReturnType<typeof company>>['agent'];
let agentId: string;

beforeAll(async () => {
  const made = await company();
  owner = made.owner;
  agent = made.agent;
  agentId = (await agent.followUp.team()).find(({ role }) => role === 'agent')?.id ?? '';
});

async function company() {
  const world = await newWorld();
  const as = async (name: string, role: 'owner' | 'agent') =>
    (await signInAs(await newPerson(name, { world, role }))).caller(world.slug);
  return { owner: await as('olga', 'owner'), agent: await as('agnes', 'agent') };
}

describe('how a company follows up', () => {
  it('begins with the defaults and keeps what is set, one setting at a time', async () => {
    expect(await owner.followUp.read()).toMatchObject({
      hours: DEFAULT_HOURS,
      isDefault: { hours: true, rules: true },
    });
    const hours = { ...DEFAULT_HOURS, from: '08:30', holidays: ['2026-12-25'] };
    await owner.followUp.save({ hours, recoveryAfterHours: 16 });
    await owner.followUp.save({ frontline: { agent: 'served_by' } });
    expect(await agent.followUp.read()).toMatchObject({
      hours,
      recoveryAfterHours: 16,
      frontline: { agent: 'served_by' },
      isDefault: { hours: false, rules: true },
    });
    await owner.followUp.save({ hours: null });
    expect(await owner.followUp.read()).toMatchObject({ hours: DEFAULT_HOURS, recoveryAfterHours: 16 });
  });

  it('tells nobody is asked from nothing was chosen', async () => {
    await owner.followUp.save({ recoverySurvey: 'nobody' });
    expect((await owner.followUp.read()).recoverySurvey).toBeNull();
    await owner.followUp.save({ recoveryAfterHours: 8 });
    expect((await owner.followUp.read()).recoverySurvey).toBeNull();
    await owner.followUp.save({ recoverySurvey: null });
    expect(await owner.followUp.read()).not.toHaveProperty('recoverySurvey');
    const foreign = owner.followUp.save({ recoverySurvey: '01890000-0000-7000-8000-000000000000' });
    await expect(foreign).rejects.toThrow('not one of this workspace');
  });

  it('refuses hours that end before they begin', async () => {
    await expect(owner.followUp.save({ hours: { ...DEFAULT_HOURS, to: '08:00' } })).rejects.toThrow();
    expect((await owner.followUp.read()).hours).toEqual(DEFAULT_HOURS);
  });
});

describe('who serves', () => {
  it('scopes an agent and marks who is away; everybody says so for themselves', async () => {
    await owner.followUp.changeDuty({ userId: agentId, scope: { location: ['Leeds'] } });
    const awayUntil = new Date('2026-12-01T00:00:00Z');
    await agent.followUp.changeOwnAway({ awayUntil });
    const agnes = (await owner.followUp.team()).find(({ id }) => id === agentId);
    expect(agnes).toMatchObject({ name: 'agnes', scope: { location: ['Leeds'] }, awayUntil });
    await expect(agent.followUp.changeDuty({ userId: agentId, scope: null })).rejects.toThrow();
    await expect(owner.followUp.changeDuty({ userId: agentId, scope: {} })).rejects.toThrow();
  });
});
