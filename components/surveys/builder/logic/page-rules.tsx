'use client';

import { ActionIcon, Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { moveWithin } from '@/domain/survey/edits/edited';
import { capital, targetName } from '@/domain/survey/names';
import { fieldId, useDraftRoom } from '../../draft-context';
import { FaultNotes } from '../properties/fault-notes';
import { firstLeaf } from './condition-edit';
import { ConditionEditor } from './condition-editor';
import { defaultTarget } from './flow-words';
import classes from './logic.module.css';
import { joinRules, type Rule, splitRules, targetsOf, withRules } from './with-logic';

const MOST_RULES = 49;

/** Where a page leads: the first rule that fits, otherwise the next page or what is chosen for everybody else. */
export function PageRules({ pageIndex }: { pageIndex: number }) {
  const { definition, language, change, readOnly } = useDraftRoom();
  const path = `pages.${pageIndex}.next`;
  const { rules, otherwise } = splitRules(definition.pages[pageIndex]?.next ?? []);
  const write = (next: readonly Rule[], rest: string | null, merge?: string) =>
    change(withRules(definition, pageIndex, joinRules(next, rest)), merge ? { merge } : undefined);
  const replace = (index: number, rule: Rule | null, merge?: string) =>
    write(
      rules.flatMap((one, at) => (at === index ? (rule ?? []) : [one])),
      otherwise,
      merge,
    );
  const move = (index: number, to: number) => {
    const next = [...rules];
    moveWithin(next, index, to);
    write(next, otherwise);
  };
  const targets = targetsOf(definition, pageIndex);
  const onward = defaultTarget(definition, pageIndex, language);
  return (
    <Stack gap="xs" role="group" aria-label={`After page ${pageIndex + 1}`} id={fieldId(path)} tabIndex={-1}>
      <Text size="sm" fw={500}>
        After this page
      </Text>
      {rules.map((rule, index) => (
        <Box key={index} className={classes.rule} id={fieldId(`${path}.${index}`)} tabIndex={-1}>
          {readOnly ? null : (
            <Box className={classes.tools}>
              <RuleButtons
                index={index}
                count={rules.length}
                onMove={to => move(index, to)}
                onRemove={() => replace(index, null)}
              />
            </Box>
          )}
          {rule.when ? (
            <ConditionEditor
              at={`${path}.${index}.when`}
              value={rule.when}
              onChange={(when, merge) => replace(index, when ? { ...rule, when } : null, merge)}
            />
          ) : (
            <Text size="sm">Always</Text>
          )}
          {readOnly ? (
            <Text size="sm">go to {targetName(definition, rule.goto, language)}</Text>
          ) : (
            <Group gap={4} mt={6} wrap="nowrap">
              <Text size="sm" className={classes.words}>
                go to
              </Text>
              <Target
                label={`Where rule ${index + 1} leads`}
                id={fieldId(`${path}.${index}.goto`)}
                value={rule.goto}
                targets={targets}
                onChange={goto => replace(index, { ...rule, goto })}
              />
            </Group>
          )}
          <FaultNotes path={`${path}.${index}.goto`} />
          <FaultNotes path={`${path}.${index}`} />
        </Box>
      ))}
      {readOnly ? (
        <Text size="sm">
          {rules.length > 0 ? 'Otherwise ' : 'Everybody goes '}to{' '}
          {otherwise === null ? onward : targetName(definition, otherwise, language)}.
        </Text>
      ) : (
        <>
          <Group gap={4} wrap="nowrap">
            <Text size="sm" className={classes.words}>
              {rules.length > 0 ? 'Otherwise go to' : 'Go to'}
            </Text>
            <Target
              label="Where everybody else goes"
              id={otherwise === null ? undefined : fieldId(`${path}.${rules.length}.goto`)}
              value={otherwise}
              targets={targets}
              onward={onward}
              onChange={goto => write(rules, goto === '' ? null : goto)}
            />
          </Group>
          <FaultNotes path={`${path}.${rules.length}.goto`} />
          {rules.length < MOST_RULES && targets.length > 0 ? (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
              style={{ alignSelf: 'flex-start' }}
              onClick={() =>
                write(
                  [
                    ...rules,
                    {
                      when: firstLeaf(definition, `${path}.${rules.length}.when`),
                      goto: targets.at(-1) ?? '',
                    },
                  ],
                  otherwise,
                )
              }
            >
              Add a rule
            </Button>
          ) : null}
        </>
      )}
    </Stack>
  );
}

/** A later page or a thank-you page; one that no longer fits stays in sight. `onward`: the way without a choice. */
function Target({
  label,
  id,
  value,
  targets,
  onward,
  onChange,
}: {
  label: string;
  id: string | undefined;
  value: string | null;
  targets: string[];
  onward?: string;
  onChange: (id: string) => void;
}) {
  const { definition, language } = useDraftRoom();
  const listed = value === null || targets.includes(value) ? targets : [value, ...targets];
  return (
    <NativeSelect
      {...(id && { id })}
      aria-label={label}
      size="xs"
      flex={1}
      miw={0}
      data={[
        ...(onward === undefined ? [] : [{ value: '', label: capital(onward) }]),
        ...listed.map(one => ({ value: one, label: capital(targetName(definition, one, language)) })),
      ]}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value)}
    />
  );
}

function RuleButtons({
  index,
  count,
  onMove,
  onRemove,
}: {
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const name = `rule ${index + 1}`;
  return (
    <Group gap={0} wrap="nowrap">
      {count > 1 ? (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${name} up`}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          >
            <IconArrowUp size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${name} down`}
            disabled={index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            <IconArrowDown size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </>
      ) : null}
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
        <IconTrash size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
