'use client';

import { ActionIcon, Anchor, Box, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { type Part, placeOfQuestion } from '@/domain/survey/edits/edited';
import { nudgePart } from '@/domain/survey/edits/move';
import { useDraftRoom } from '../../draft-context';
import { usePartActions } from '../use-part-actions';
import classes from './properties.module.css';

/** Where the selected part stands, each step a way back up, and what can be done with it as a whole. */
export function Crumbs({ part }: { part: Part }) {
  const { definition, select, readOnly } = useDraftRoom();
  const { above, here } = stepsOf(definition, part);
  return (
    <Box>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Group component="nav" aria-label="Around the selected part" gap={4}>
          {[{ label: 'Survey', part: null }, ...above].map(step => (
            <Group key={step.label} gap={4} wrap="nowrap">
              <Anchor component="button" type="button" size="xs" c="dimmed" onClick={() => select(step.part)}>
                {step.label}
              </Anchor>
              <Text span size="xs" c="dimmed" aria-hidden>
                ›
              </Text>
            </Group>
          ))}
        </Group>
        {readOnly ? null : <Actions part={part} here={here} />}
      </Group>
      <Text size="md" fw={600} component="h2">
        {here}
      </Text>
    </Box>
  );
}

function Actions({ part, here }: { part: Part; here: string }) {
  const { definition } = useDraftRoom();
  const actions = usePartActions();
  const isLast = part.kind === 'ending' && definition.endings.length === 1;
  const name = here.charAt(0).toLowerCase() + here.slice(1);
  const all = [
    {
      label: `Move ${name} up`,
      Icon: IconArrowUp,
      run: () => actions.nudge(part, -1),
      isOff: nudgePart(definition, part, -1) === definition,
    },
    {
      label: `Move ${name} down`,
      Icon: IconArrowDown,
      run: () => actions.nudge(part, 1),
      isOff: nudgePart(definition, part, 1) === definition,
    },
    { label: `Duplicate ${name}`, Icon: IconCopy, run: () => actions.duplicate(part), isOff: false },
    { label: `Delete ${name}`, Icon: IconTrash, run: () => actions.remove(part), isOff: isLast },
  ];
  return (
    <Group gap={0} wrap="nowrap">
      {all.map(({ label, Icon, run, isOff }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.action}
            aria-label={label}
            disabled={isOff}
            onClick={run}
          >
            <Icon size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

function stepsOf(
  def: SurveyDefinition,
  part: Part,
): { above: { label: string; part: Part | null }[]; here: string } {
  if (part.kind === 'page')
    return { above: [], here: `Page ${def.pages.findIndex(({ id }) => id === part.id) + 1}` };
  if (part.kind === 'ending') {
    const index = def.endings.findIndex(({ id }) => id === part.id);
    return { above: [], here: def.endings.length > 1 ? `Thank-you page ${index + 1}` : 'Thank-you page' };
  }
  const place = placeOfQuestion(def, part.key);
  const page = {
    label: `Page ${(place?.pageIndex ?? 0) + 1}`,
    part: place && ({ kind: 'page', id: place.page.id } as const),
  };
  if (place?.question.type === 'statement') return { above: [page], here: 'Text' };
  const before = def.pages.flatMap(one => one.questions).filter(({ type }) => type !== 'statement');
  const number = before.findIndex(({ key }) => key === part.key) + 1;
  return { above: [page], here: `Question ${number}` };
}
