'use client';

import { ActionIcon, Badge, Button, Card, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import type { CaseRule } from '@/domain/case/rules';
import { sayWhich, useFilterNames } from '../filters/use-filter-names';
import { useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { EmptyState } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { CaseRuleForm } from './case-rule-form';
import { assignmentWords, promiseWords, type RuleNames, triggerWords } from './case-rule-words';
import { type FollowUpNow, useFollowUpRefresh } from './use-follow-up';
import { useRuleNames } from './use-rule-names';

/** `rule` in the address while a new one is written; else the id of the one that is open. */
const NEW = 'new';

/** What opens a case, in order: the first rule that fits an answer counts. */
export function CaseRules({ followUp, dayHours }: { followUp: FollowUpNow; dayHours: number }) {
  const { rules } = followUp;
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const names = useRuleNames(rules);
  const [open, setOpen] = useQueryState('rule', parseAsString.withOptions({ history: 'push' }));
  const { mutate } = useMutation(trpc.case.saveRules.mutationOptions(told(null, refresh)));
  const save = (next: CaseRule[], undo?: string) =>
    mutate({ rules: next }, { onSuccess: () => undo && offerUndo(undo, () => mutate({ rules })) });
  const edited = rules.find(({ id }) => id === open);
  const newButton = (
    <Button variant="filled" onClick={() => setOpen(NEW)}>
      New rule
    </Button>
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={3}>What opens a case</Title>
          <Text c="dimmed" maw={640}>
            The first rule that fits an answer counts, and one open case per customer is enough: another bad
            answer joins it. A wish to be called is a promise of its own.
          </Text>
        </Stack>
        {rules.length > 0 ? newButton : null}
      </Group>
      {rules.length === 0 ? (
        <EmptyState action={newButton}>No rule opens a case. Only people here do, by hand.</EmptyState>
      ) : (
        <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {rules.map((rule, index) => (
            <li key={rule.id}>
              <RuleCard
                rule={rule}
                names={names}
                dayHours={dayHours}
                isFirst={index === 0}
                isLast={index === rules.length - 1}
                onEdit={() => setOpen(rule.id)}
                onMove={by => save(moved(rules, index, by))}
                onSwitch={() =>
                  save(
                    rules.map(one => (one.id === rule.id ? { ...one, active: !one.active } : one)),
                    rule.active ? `“${rule.name}” opens no cases now.` : `“${rule.name}” opens cases again.`,
                  )
                }
                onRemove={() =>
                  save(
                    rules.filter(({ id }) => id !== rule.id),
                    `“${rule.name}” was deleted. The cases that it opened stay.`,
                  )
                }
              />
            </li>
          ))}
        </Stack>
      )}
      {open === NEW || edited ? (
        <CaseRuleForm
          key={open}
          rule={edited ?? null}
          rules={rules}
          dayHours={dayHours}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Stack>
  );
}

function RuleCard({
  rule,
  names,
  dayHours,
  isFirst,
  isLast,
  onEdit,
  onMove,
  onSwitch,
  onRemove,
}: {
  rule: CaseRule;
  names: RuleNames;
  dayHours: number;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onMove: (by: -1 | 1) => void;
  onSwitch: () => void;
  onRemove: () => void;
}) {
  const { currency } = useWorkspace();
  const which = rule.match ? { match: rule.match } : {};
  const named = useFilterNames(which);
  const money = (amount: number) =>
    new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      amount,
    );
  return (
    <Card padding="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Text fw={500}>{rule.name}</Text>
            {rule.active ? null : (
              <Badge variant="outline" color="gray" tt="none" fw={500}>
                off
              </Badge>
            )}
          </Group>
          <Text style={{ textWrap: 'pretty' }}>
            {triggerWords(rule.trigger, names, money)}
            {rule.match ? `, only ${lower(sayWhich(which, named))}` : ''}
            {`: the case ${assignmentWords(rule.assign, names)}.`}
          </Text>
          <Text size="sm" c="dimmed">
            {promiseWords(rule, dayHours)}
          </Text>
        </Stack>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More about the rule ${rule.name}`}>
              <IconDots size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>Change</Menu.Item>
            <Menu.Item onClick={onSwitch}>{rule.active ? 'Switch off' : 'Switch on'}</Menu.Item>
            <Menu.Item disabled={isFirst} onClick={() => onMove(-1)}>
              Move up
            </Menu.Item>
            <Menu.Item disabled={isLast} onClick={() => onMove(1)}>
              Move down
            </Menu.Item>
            <Menu.Item onClick={onRemove}>Delete</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Card>
  );
}

function moved(rules: readonly CaseRule[], index: number, by: -1 | 1): CaseRule[] {
  const rule = rules[index];
  const rest = rules.filter((_, at) => at !== index);
  return rule ? rest.toSpliced(index + by, 0, rule) : rest;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
