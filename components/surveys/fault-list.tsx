'use client';

import { Anchor, Box, List, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Fault } from '@/domain/survey/faults';
import { capital, questionTitle } from '@/domain/survey/names';
import { questionsOf } from '@/domain/survey/scores';
import { fieldId } from './draft-context';
import { counted } from './words';

/** Lines of one kind before the rest is asked for. */
const SHOWN_LINES = 12;
/** Places of one line before the rest is asked for. */
const SHOWN_PLACES = 3;

type Shown = { faults: Fault[]; definition: SurveyDefinition; onGoTo: (fault: Fault) => void };

/** What stands in the way of publishing, then what is doubtful; each place leads there. What is wrong alike is said once. */
export function FaultList({ faults, definition, onGoTo }: Shown) {
  const errors = faults.filter(fault => fault.severity === 'error');
  const warnings = faults.filter(fault => fault.severity === 'warning');
  if (faults.length === 0)
    return (
      <Text c="dimmed" role="status">
        Nothing stands in the way of publishing.
      </Text>
    );
  return (
    <Box role="region" aria-label="Checks">
      <Text fw={500} role="status">
        {errors.length > 0
          ? `${counted(errors.length, 'thing')} to mend before publishing`
          : `Ready to publish, with ${counted(warnings.length, 'remark')}`}
      </Text>
      <Lines faults={errors} definition={definition} onGoTo={onGoTo} />
      {errors.length > 0 && warnings.length > 0 ? (
        <Text fw={500} mt="sm">
          {counted(warnings.length, 'remark')}
        </Text>
      ) : null}
      <Lines faults={warnings} definition={definition} onGoTo={onGoTo} />
    </Box>
  );
}

function Lines({ faults, definition, onGoTo }: Shown) {
  const [isWhole, setWhole] = useState(false);
  const alike = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.message}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  const lines = [...alike];
  if (lines.length === 0) return null;
  return (
    <>
      <List size="sm" mt={4} spacing={8} listStyleType="none">
        {lines.slice(0, isWhole ? undefined : SHOWN_LINES).map(([key, same]) => (
          <List.Item key={key}>
            <Places faults={same} definition={definition} onGoTo={onGoTo} />
            <Text size="sm">{same[0]?.message}</Text>
          </List.Item>
        ))}
      </List>
      {lines.length > SHOWN_LINES && !isWhole ? (
        <Anchor component="button" type="button" size="sm" onClick={() => setWhole(true)}>
          Show {lines.length - SHOWN_LINES} more
        </Anchor>
      ) : null}
    </>
  );
}

/** "Question 2 “Why?”, help text · Page 3 · and 12 more" */
function Places({ faults, definition, onGoTo }: Shown) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? faults : faults.slice(0, SHOWN_PLACES);
  const hidden = faults.length - shown.length;
  return (
    <>
      {shown.map((fault, index) => (
        <Fragment key={fault.path}>
          {index > 0 ? ' · ' : ''}
          <Anchor
            component="button"
            type="button"
            ta="start"
            underline="always"
            onClick={() => onGoTo(fault)}
          >
            {placeWords(definition, fault.path)}
          </Anchor>
        </Fragment>
      ))}
      {hidden > 0 ? (
        <>
          {' · '}
          <Anchor component="button" type="button" underline="always" onClick={() => setWhole(true)}>
            and {hidden} more
          </Anchor>
        </>
      ) : null}
    </>
  );
}

/** Brings the closest field to a path into view and gives it the focus. */
export function focusAt(path: string): void {
  const steps = path.split('.');
  while (steps.length > 0) {
    const found = document.getElementById(fieldId(steps.join('.')));
    if (found) {
      found.scrollIntoView({ block: 'center' });
      found.focus({ preventScroll: true });
      return;
    }
    steps.pop();
  }
}

/** `pages.0.questions.1.choices.2.label` → "Question 2 “Why?”, choice 3"; `….labels.points.4` → "…, point 4" */
export function placeWords(definition: SurveyDefinition, path: string): string {
  const steps = path.split('.');
  const words: string[] = [];
  const [room, index, part, place] = steps;
  const question =
    part === 'questions' ? definition.pages[Number(index)]?.questions[Number(place)] : undefined;
  if (question) {
    const number = questionsOf(definition)
      .filter(({ type }) => type !== 'statement')
      .indexOf(question);
    const noun = number < 0 ? 'Text' : `Question ${number + 1}`;
    words.push(`${noun} “${questionTitle(definition, question)}”`);
  }
  steps.forEach((step, at) => {
    const noun = NOUNS[step];
    const number = Number(steps[at + 1]);
    if (noun && Number.isInteger(number) && !(question && at === 0)) words.push(`${noun} ${number + 1}`);
  });
  const [above = '', last = ''] = steps.slice(-2);
  const field = above === 'points' ? `point ${last}` : (FIELDS[last] ?? FIELDS[above]);
  if (field) words.push(field);
  if (room === 'email') words.unshift('invitation mail');
  return capital(words.join(', ') || 'survey');
}

const NOUNS: Record<string, string> = {
  pages: 'page',
  choices: 'choice',
  rows: 'row',
  endings: 'thank-you page',
  languages: 'language',
  next: 'rule',
};
const FIELDS: Record<string, string> = {
  help: 'help text',
  low: 'lowest score',
  high: 'highest score',
  link: 'link',
  other: '“other”',
  yes: '“yes”',
  no: '“no”',
  placeholder: 'hint inside the field',
  unit: 'unit',
  alt: 'words for the picture',
  subject: 'subject',
  preheader: 'preview line',
  intro: 'first sentence',
  button: 'button',
  senderName: 'sender',
  signature: 'signature',
  footer: 'foot of the page',
  text: 'text',
};
