import type { ProgramInput } from '../program';
import type { AskedTemplate } from './answers';

/** Who is asked what at Fjell & Field. The names of surveys are the templates' own. */
export type DemoProgram = { template: AskedTemplate } & Pick<
  ProgramInput,
  'name' | 'trigger' | 'delay' | 'priority' | 'fatigue'
>;

export const demoPrograms: readonly DemoProgram[] = [
  {
    name: 'After a store purchase',
    template: 'post-purchase',
    trigger: { types: ['purchase'], where: [{ attribute: 'channel', op: 'eq', value: 'store' }] },
    delay: 'PT24H',
    priority: 50,
  },
  {
    name: 'After click & collect',
    template: 'post-purchase',
    trigger: { types: ['purchase'], where: [{ attribute: 'fulfilment', op: 'eq', value: 'collect' }] },
    delay: 'P2D',
    priority: 50,
  },
  {
    name: 'After a delivery',
    template: 'delivery',
    trigger: { types: ['delivery'], where: [] },
    delay: 'PT24H',
    priority: 40,
  },
  {
    name: 'After a help desk ticket',
    template: 'support',
    trigger: { types: ['ticket'], where: [] },
    delay: 'PT2H',
    priority: 20,
    fatigue: { afterInvite: 'P14D', afterResponse: 'P30D' },
  },
  {
    name: 'After a complaint',
    template: 'complaint-resolved',
    trigger: { types: ['complaint'], where: [] },
    // A complaint is nearly always followed up, but not in the week of another question.
    delay: 'P7D',
    priority: 10,
    fatigue: { afterInvite: 'P5D', afterResponse: 'P5D' },
  },
  {
    name: 'After a return',
    template: 'return-exchange',
    trigger: { types: ['return', 'defect_return'], where: [] },
    delay: 'PT24H',
    priority: 30,
    fatigue: { afterInvite: 'P14D', afterResponse: 'P30D' },
  },
  {
    name: 'After advice in a store',
    template: 'driver-battery',
    trigger: { types: ['advice_visit'], where: [] },
    delay: 'PT3H',
    priority: 25,
  },
  {
    name: 'Club anniversary',
    template: 'satisfaction-index',
    trigger: { types: ['club_anniversary'], where: [] },
    delay: 'PT24H',
    priority: 60,
  },
];
