'use client';

import {
  Button,
  Divider,
  Group,
  Modal,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { type FormEvent, useState } from 'react';
import { casePriorities } from '@/domain/case/case';
import type { CaseRule } from '@/domain/case/rules';
import { priorityWords } from '../cases/case-words';
import { sayWhich, useFilterNames } from '../filters/use-filter-names';
import { Amount, Line } from '../programs/line';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { told } from '../ui/told';
import { blankRule, type RuleDraft, ruleDraftOf, ruleOf, type Span } from './case-rule-draft';
import { CaseRuleOwner } from './case-rule-owner';
import { CaseRuleTrial } from './case-rule-trial';
import { CaseRuleTrigger } from './case-rule-trigger';
import { useFollowUpRefresh } from './use-follow-up';

const MatchDialog = dynamic(() => import('../filters/match-dialog'), { ssr: false });

/** A new rule, or one to change: what it waits for, whose its cases are, what is promised, and what it would have opened. */
export function CaseRuleForm({
  rule,
  rules,
  dayHours,
  onClose,
}: {
  rule: CaseRule | null;
  rules: readonly CaseRule[];
  dayHours: number;
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const [draft, setDraft] = useState(() => (rule ? ruleDraftOf(rule, dayHours) : blankRule(dayHours)));
  const [isSent, setSent] = useState(false);
  const set = (part: Partial<RuleDraft>) => setDraft(before => ({ ...before, ...part }));
  const written = ruleOf(draft, dayHours);
  // What it would open does not wait for a name.
  const tried = ruleOf({ ...draft, name: draft.name.trim() || 'New rule' }, dayHours).rule;
  const problems = (isSent && written.problems) || {};
  const { mutate, isPending, error } = useMutation(
    trpc.case.saveRules.mutationOptions({
      ...told(
        rule
          ? 'Rule changed. It counts for answers from now on.'
          : 'Rule made. It counts for answers from now on.',
        () => {
          onClose();
          return refresh();
        },
      ),
      // What is wrong stands in the dialog.
      onError: () => undefined,
    }),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    // Dialogs of the conditions are forms of their own, whose events come through here.
    if (!written.rule || event.target !== event.currentTarget) return;
    const made = written.rule;
    mutate({ rules: rule ? rules.map(one => (one.id === rule.id ? made : one)) : [...rules, made] });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={rule ? `Change “${rule.name}”` : 'New rule'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Unhappy with a delivery"
            data-autofocus
            maxLength={120}
            value={draft.name}
            error={problems.name}
            onChange={event => set({ name: event.currentTarget.value })}
          />
          <CaseRuleTrigger draft={draft} set={set} problem={problems.trigger} />
          <Which draft={draft} set={set} />
          <Divider />
          <CaseRuleOwner draft={draft} set={set} problem={problems.assign} />
          <Promises draft={draft} set={set} problem={problems.promise} />
          <Escalation draft={draft} set={set} />
          <Divider />
          <CaseRuleTrial rule={tried} />
          {error ? (
            <Text c="var(--aw-error)" role="alert">
              {errorSentence(error)}
            </Text>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export type RuleFields = {
  draft: RuleDraft;
  set: (part: Partial<RuleDraft>) => void;
  problem?: string | undefined;
};

/** Conditions besides: on the answer, or, where there is none, on attributes alone. */
function Which({ draft, set }: RuleFields) {
  const isAboutAnswers = draft.kind !== 'trust' && draft.kind !== 'overdue';
  const title = isAboutAnswers ? 'Which answers' : 'Which customers, by their attributes';
  const [isOpen, setOpen] = useState(false);
  const which = draft.match ? { match: draft.match } : {};
  const named = useFilterNames(which);
  return (
    <Stack gap={4} role="group" aria-label={title}>
      <Text size="sm" fw={500}>
        {title}
      </Text>
      <Group gap="xs">
        <Text c={draft.match ? undefined : 'dimmed'} flex="0 1 auto">
          {draft.match ? sayWhich(which, named) : 'All of them'}
        </Text>
        <Button size="compact-sm" onClick={() => setOpen(true)}>
          {draft.match ? 'Change the conditions' : 'Add conditions'}
        </Button>
        {draft.match ? (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => set({ match: null })}>
            Clear
          </Button>
        ) : null}
      </Group>
      {isOpen ? (
        <MatchDialog
          match={draft.match}
          title={title}
          onApply={match => {
            set({ match });
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Stack>
  );
}

function Promises({ draft, set, problem }: RuleFields) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        Promise
      </Text>
      <Line errors={[problem]}>
        <NativeSelect
          aria-label="Priority"
          data={casePriorities.map(value => ({ value, label: `${priorityWords[value]} priority` }))}
          value={draft.priority}
          onChange={event =>
            set({ priority: casePriorities.find(one => one === event.currentTarget.value) ?? 'normal' })
          }
        />
        <Text>First contact within</Text>
        <SpanFields name="First contact" span={draft.contact} onChange={contact => set({ contact })} />
        <Text>put right within</Text>
        <SpanFields name="Put right" span={draft.resolve} onChange={resolve => set({ resolve })} />
      </Line>
    </Stack>
  );
}

function SpanFields({ name, span, onChange }: { name: string; span: Span; onChange: (span: Span) => void }) {
  return (
    <>
      <Amount
        name={`${name}: how many`}
        value={span.amount}
        max={400}
        decimals
        readOnly={false}
        onChange={amount => onChange({ ...span, amount })}
      />
      <NativeSelect
        aria-label={`${name}: hours or days`}
        data={[
          { value: 'hours', label: 'business hours' },
          { value: 'days', label: 'business days' },
        ]}
        value={span.unit}
        onChange={event =>
          onChange({ ...span, unit: event.currentTarget.value === 'days' ? 'days' : 'hours' })
        }
      />
    </>
  );
}

function Escalation({ draft, set }: RuleFields) {
  const trpc = useTRPC();
  const team = useQuery(trpc.followUp.team.queryOptions());
  return (
    <MultiSelect
      label="Told when a promise is late"
      placeholder={draft.escalateTo.length === 0 ? 'Owners and admins' : ''}
      searchable
      clearable
      maxValues={20}
      data={(team.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.escalateTo}
      onChange={escalateTo => set({ escalateTo })}
    />
  );
}
