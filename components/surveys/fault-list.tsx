'use client';

import { Anchor, Card, List, Text } from '@mantine/core';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Fault } from '@/domain/survey/faults';
import { fieldId } from './draft-context';
import { counted } from './words';

const SHOWN = 12;

/** What stands in the way of publishing, then what is doubtful; each line leads to its place. */
export function FaultList({
  faults,
  definition,
  onGoTo,
}: {
  faults: Fault[];
  definition: SurveyDefinition;
  onGoTo: (fault: Fault) => void;
}) {
  const errors = faults.filter(fault => fault.severity === 'error');
  const warnings = faults.filter(fault => fault.severity === 'warning');
  if (faults.length === 0)
    return (
      <Text c="dimmed" role="status">
        Nothing stands in the way of publishing.
      </Text>
    );
  return (
    <Card padding="sm" role="region" aria-label="Checks">
      <Text fw={500} role="status">
        {errors.length > 0
          ? `${counted(errors.length, 'thing')} to mend before publishing`
          : `Ready to publish, with ${counted(warnings.length, 'remark')}`}
      </Text>
      <List size="sm" mt={4} spacing={4} withPadding>
        {faults.slice(0, SHOWN).map((fault, index) => (
          <List.Item key={`${fault.path}-${fault.code}-${index}`}>
            <Anchor
              component="button"
              type="button"
              ta="start"
              underline="always"
              onClick={() => onGoTo(fault)}
            >
              {placeWords(definition, fault.path)}
            </Anchor>
            <Text span> {fault.message}</Text>
          </List.Item>
        ))}
      </List>
      {faults.length > SHOWN ? <Text c="dimmed">and {faults.length - SHOWN} more</Text> : null}
    </Card>
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

/** `pages.0.questions.1.choices.2.label` → "Page 1, question 2, choice 3:" */
export function placeWords(definition: SurveyDefinition, path: string): string {
  const steps = path.split('.');
  const words: string[] = [];
  steps.forEach((step, index) => {
    const noun = NOUNS[step];
    const number = Number(steps[index + 1]);
    if (noun && Number.isInteger(number)) words.push(`${noun} ${number + 1}`);
  });
  const field = FIELDS[steps.at(-1) ?? ''];
  if (field) words.push(field);
  if (steps[0] === 'email') words.unshift('invitation mail');
  if (steps[0] === 'pages' && definition.pages.length === 1 && words.length > 1) words.shift();
  const sentence = words.join(', ') || 'survey';
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}:`;
}

const NOUNS: Record<string, string> = {
  pages: 'page',
  questions: 'question',
  choices: 'choice',
  rows: 'row',
  endings: 'ending',
  languages: 'language',
  next: 'rule',
};
const FIELDS: Record<string, string> = {
  help: 'help text',
  low: 'lowest score',
  high: 'highest score',
  subject: 'subject',
  preheader: 'preview line',
  intro: 'first sentence',
  button: 'button',
  senderName: 'sender',
  signature: 'signature',
  footer: 'foot of the page',
  text: 'text',
};
