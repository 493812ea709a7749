import { type ProgramInput, programDefaults } from '../program';
import type { Topic } from '../workspace';
import type { AskedTemplate } from './answers';

/** What Fjell & Field asks about, as its customers can choose. */
export const demoTopics: Topic[] = [
  {
    id: 'orders',
    label: {
      en: 'Purchases and deliveries',
      de: 'Einkäufe und Lieferungen',
      fr: 'Achats et livraisons',
      es: 'Compras y entregas',
    },
  },
  {
    id: 'service',
    label: { en: 'Help and advice', de: 'Hilfe und Beratung', fr: 'Aide et conseil', es: 'Ayuda y consejo' },
  },
  { id: 'club', label: { en: 'The club', de: 'Der Club', fr: 'Le club', es: 'El club' } },
];

/** Who is asked what at Fjell & Field. The names of surveys are the templates' own. `startedDaysAgo`: not from the beginning. */
export type DemoProgram = { template: AskedTemplate; startedDaysAgo?: number } & Pick<
  ProgramInput,
  | 'name'
  | 'trigger'
  | 'delay'
  | 'priority'
  | 'fatigue'
  | 'topic'
  | 'reminders'
  | 'holdout'
  | 'dailyCap'
  | 'sendWindow'
>;

export const demoPrograms: readonly DemoProgram[] = [
  {
    name: 'After a store purchase',
    template: 'post-purchase',
    trigger: { types: ['purchase'], where: [{ attribute: 'channel', op: 'eq', value: 'store' }] },
    delay: 'PT24H',
    priority: 50,
    topic: 'orders',
  },
  {
    name: 'After click & collect',
    template: 'post-purchase',
    trigger: { types: ['purchase'], where: [{ attribute: 'fulfilment', op: 'eq', value: 'collect' }] },
    delay: 'P2D',
    priority: 50,
    topic: 'orders',
  },
  {
    name: 'After a delivery',
    template: 'delivery',
    trigger: { types: ['delivery'], where: [] },
    delay: 'PT24H',
    priority: 40,
    topic: 'orders',
    // The second one only where the first mail may have been overlooked.
    reminders: [{ after: 'P4D' }, { after: 'P10D', to: 'not_visited' }],
  },
  {
    name: 'After a help desk ticket',
    template: 'support',
    trigger: { types: ['ticket'], where: [] },
    delay: 'PT2H',
    priority: 20,
    fatigue: { afterInvite: 'P14D', afterResponse: 'P30D' },
    topic: 'service',
  },
  {
    name: 'After a complaint',
    template: 'complaint-resolved',
    trigger: { types: ['complaint'], where: [] },
    // A complaint is nearly always followed up, but not in the week of another question.
    delay: 'P7D',
    priority: 10,
    fatigue: { afterInvite: 'P5D', afterResponse: 'P5D' },
    topic: 'service',
  },
  {
    name: 'Is it settled now?',
    template: 'recovery-check',
    trigger: { types: ['complaint_settled'], where: [], oncePerCase: true },
    delay: 'P3D',
    priority: 5,
    // Whoever complained is asked again, whatever else they were asked; with this survey only once a month.
    fatigue: { exempt: true, sameSurvey: { afterInvite: 'P30D', afterResponse: 'P30D' } },
    topic: 'service',
    startedDaysAgo: 60,
  },
  {
    name: 'After a return',
    template: 'return-exchange',
    trigger: { types: ['return', 'defect_return'], where: [] },
    delay: 'PT24H',
    priority: 30,
    fatigue: { afterInvite: 'P14D', afterResponse: 'P30D' },
    topic: 'orders',
    // Does asking change who comes back? One in twenty is never asked, to compare with.
    holdout: 0.05,
  },
  {
    name: 'After advice in a store',
    template: 'driver-battery',
    trigger: { types: ['advice_visit'], where: [] },
    delay: 'PT3H',
    priority: 25,
    topic: 'service',
  },
  {
    name: 'Club anniversary',
    template: 'satisfaction-index',
    trigger: { types: ['club_anniversary'], where: [] },
    delay: 'PT24H',
    priority: 60,
    topic: 'club',
    // It can wait until the customer has had some rest.
    fatigue: { mode: 'delay' },
  },
  {
    name: 'Club members, every quarter',
    template: 'relationship-nps',
    trigger: { every: 'P90D', where: [{ attribute: 'tier', op: 'in', value: ['silver', 'gold'] }] },
    delay: 'PT0S',
    sendWindow: programDefaults.sendWindow,
    priority: 90,
    topic: 'club',
    dailyCap: 15,
    startedDaysAgo: 21,
  },
];
