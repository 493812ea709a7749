import { type CaseAssignment, type CaseRule, type CaseTrigger, DEFAULT_PROMISE } from '@/domain/case/rules';
import { newId } from '@/domain/ids';
import type { Match } from '@/domain/match';
import { unitOf } from './case-rule-words';

type TriggerOf<Kind extends CaseTrigger['kind']> = Extract<CaseTrigger, { kind: Kind }>;
export type Span = { amount: number | ''; unit: 'hours' | 'days' };

/** A rule while it is written: the fields of every kind, so that going back and forth loses nothing. */
export type RuleDraft = {
  id: string;
  name: string;
  active: boolean;
  kind: CaseTrigger['kind'];
  bands: TriggerOf<'score'>['bands'];
  survey: string | null;
  endings: string[];
  themes: string[];
  signals: TriggerOf<'trust'>['signals'];
  spentAtLeast: number | '';
  businessDays: number | '';
  match: Match | null;
  assign: CaseAssignment['kind'];
  members: string[];
  attribute: string;
  /** Value of the attribute and the member whose such cases are. */
  owners: { value: string; owner: string | null }[];
  otherwise: string | null;
  priority: CaseRule['priority'];
  contact: Span;
  resolve: Span;
  escalateTo: string[];
};

const blank = {
  name: '',
  active: true,
  kind: 'score',
  bands: ['detractor'],
  survey: null,
  endings: [],
  themes: [],
  signals: ['shock'],
  spentAtLeast: '',
  businessDays: 2,
  match: null,
  assign: 'nobody',
  members: [],
  attribute: '',
  owners: [],
  otherwise: null,
  priority: 'normal',
  escalateTo: [],
} satisfies Partial<RuleDraft>;

/** `dayHours`: hours of one business day, in which promises are written where they are whole days. */
export const blankRule = (dayHours: number): RuleDraft => ({
  ...blank,
  id: newId(),
  contact: unitOf(DEFAULT_PROMISE.contactHours, dayHours),
  resolve: unitOf(DEFAULT_PROMISE.resolveHours, dayHours),
});

export function ruleDraftOf(rule: CaseRule, dayHours: number): RuleDraft {
  const { trigger, assign, match, escalateTo, promise, ...same } = rule;
  return {
    ...blank,
    ...same,
    ...trigger,
    ...(assign.kind === 'rotation' && { members: assign.members }),
    ...(assign.kind === 'attribute' && {
      attribute: assign.attribute,
      owners: Object.entries(assign.owners).map(([value, owner]) => ({ value, owner })),
      otherwise: assign.otherwise,
    }),
    assign: assign.kind,
    match: match ?? null,
    escalateTo: escalateTo ?? [],
    contact: unitOf(promise.contactHours, dayHours),
    resolve: unitOf(promise.resolveHours, dayHours),
  };
}

/** The rule, or what is still missing, by field. */
export function ruleOf(
  draft: RuleDraft,
  dayHours: number,
): { rule: CaseRule; problems: null } | { rule: null; problems: Record<string, string> } {
  const { id, name, active, match, priority, escalateTo } = draft;
  const trigger = triggerOf(draft);
  const assign = assignOf(draft);
  const contactHours = hoursOf(draft.contact, dayHours);
  const resolveHours = hoursOf(draft.resolve, dayHours);
  const problems = {
    ...(name.trim() === '' && { name: 'Give the rule a name.' }),
    ...(typeof trigger === 'string' && { trigger }),
    ...(typeof assign === 'string' && { assign }),
    ...((contactHours === null || resolveHours === null) && { promise: 'Say how long both promises run.' }),
    ...(contactHours !== null &&
      resolveHours !== null &&
      contactHours > resolveHours && { promise: 'The first contact comes before it is put right.' }),
  };
  if (
    typeof trigger === 'string' ||
    typeof assign === 'string' ||
    contactHours === null ||
    resolveHours === null ||
    Object.keys(problems).length > 0
  )
    return { rule: null, problems };
  return {
    rule: {
      id,
      name: name.trim(),
      active,
      trigger,
      assign,
      priority,
      promise: { contactHours, resolveHours },
      ...(match && { match }),
      ...(escalateTo.length > 0 && { escalateTo }),
    },
    problems: null,
  };
}

/** What it waits for, or what is missing. */
function triggerOf(draft: RuleDraft): CaseTrigger | string {
  const { kind, bands, survey, endings, themes, signals, spentAtLeast, businessDays } = draft;
  switch (kind) {
    case 'callback':
      return { kind };
    case 'score':
      return bands.length > 0 ? { kind, bands } : 'Choose at least one band.';
    case 'ending':
      return survey && endings.length > 0 ? { kind, survey, endings } : 'Choose a survey and its endings.';
    case 'theme':
      return themes.length > 0 ? { kind, themes } : 'Choose at least one theme.';
    case 'trust':
      if (signals.length === 0) return 'Choose at least one signal.';
      return { kind, signals, ...(spentAtLeast !== '' && { spentAtLeast }) };
    case 'overdue':
      return businessDays === '' || businessDays < 1
        ? 'Say after how many business days.'
        : { kind, businessDays };
  }
}

function assignOf({ assign, members, attribute, owners, otherwise }: RuleDraft): CaseAssignment | string {
  if (assign === 'nobody') return { kind: assign };
  if (assign === 'rotation')
    return members.length > 0 ? { kind: assign, members } : 'Choose who takes turns.';
  const pairs = owners.flatMap(({ value, owner }): [string, string][] =>
    value.trim() !== '' && owner ? [[value.trim(), owner]] : [],
  );
  if (attribute.trim() === '') return 'Say which attribute decides.';
  if (pairs.length === 0) return 'Give at least one value an owner.';
  return { kind: assign, attribute: attribute.trim(), owners: Object.fromEntries(pairs), otherwise };
}

const hoursOf = ({ amount, unit }: Span, dayHours: number): number | null =>
  amount === '' || amount <= 0 ? null : amount * (unit === 'days' ? dayHours : 1);
