'use client';

import { Group, NumberInput, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import type { Answers, AnswerValue, Question } from '@/domain/survey/definition';
import { pointsOf, scaleOf } from '@/domain/survey/scale';
import { pickText } from '@/domain/survey/translate';
import { checkAnswer } from '@/domain/survey/value';
import { useDraftRoom } from '../../draft-context';
import { type Choice, valueChoices } from './condition-edit';
import classes from './paths.module.css';

/** A question's answer for a trial, chosen in one line: pressing again takes it back. */
export function TrialAnswer({
  question,
  answers,
  onAnswer,
}: {
  question: Question;
  answers: Answers;
  onAnswer: (name: string, value: AnswerValue | undefined) => void;
}) {
  const { definition, language } = useDraftRoom();
  const { key } = question;
  const value = answers[key];
  const say = (next: AnswerValue | undefined) => onAnswer(key, next);
  const faulty = value !== undefined && checkAnswer(question, value).faults.length > 0;
  const note = faulty ? (
    <Text size="xs" c="dimmed">
      The survey would not take this answer as it stands.
    </Text>
  ) : null;
  const scale = scaleOf(question);
  switch (question.type) {
    case 'statement':
      return null;
    case 'matrix':
      return (
        <Stack gap={4}>
          {question.rows.map(row => {
            const rows = typeof value === 'object' && !Array.isArray(value) ? value : {};
            const { [row.id]: point, ...others } = rows;
            const label = pickText(row.label, language, definition.languages) || row.id;
            return (
              <Group key={row.id} gap="xs" wrap="nowrap" justify="space-between">
                <Text size="xs" lineClamp={1}>
                  {label}
                </Text>
                <Presses
                  label={label}
                  choices={numbered(scale ? pointsOf(scale) : [])}
                  pressed={point === undefined ? [] : [String(point)]}
                  onPress={next => {
                    const all = next === String(point) ? others : { ...others, [row.id]: Number(next) };
                    say(Object.keys(all).length > 0 ? all : undefined);
                  }}
                />
              </Group>
            );
          })}
        </Stack>
      );
    case 'multiple':
    case 'ranking': {
      const chosen = Array.isArray(value) ? value : [];
      const subject = { kind: question.type === 'multiple' ? 'choices' : 'ranking', question } as const;
      return (
        <>
          <Presses
            label="Answer"
            choices={valueChoices(subject, definition, language) ?? []}
            pressed={chosen}
            isRanked={question.type === 'ranking'}
            onPress={id => {
              const next = chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id];
              say(next.length > 0 ? next : undefined);
            }}
          />
          {note}
        </>
      );
    }
    case 'short':
    case 'long':
    case 'email':
    case 'phone':
    case 'date':
      return (
        <>
          <TextInput
            aria-label="Answer"
            size="xs"
            type={question.type === 'date' ? 'date' : 'text'}
            value={typeof value === 'string' ? value : ''}
            onChange={event => say(event.currentTarget.value || undefined)}
          />
          {note}
        </>
      );
    case 'number':
      return (
        <>
          <NumberInput
            aria-label="Answer"
            size="xs"
            w={160}
            hideControls
            value={typeof value === 'number' ? value : ''}
            onChange={next => say(typeof next === 'number' ? next : undefined)}
          />
          {note}
        </>
      );
    default: {
      const isTick = question.type === 'yesno' || question.type === 'consent';
      const kind = isTick ? question.type : scale ? 'score' : 'choice';
      const read = (text: string) => (isTick ? text === 'true' : scale ? Number(text) : text);
      return (
        <Presses
          label="Answer"
          choices={valueChoices({ kind, question }, definition, language) ?? []}
          pressed={value === undefined ? [] : [String(value)]}
          onPress={next => say(next === String(value) ? undefined : read(next))}
        />
      );
    }
  }
}

function Presses({
  label,
  choices,
  pressed,
  isRanked = false,
  onPress,
}: {
  label: string;
  choices: Choice[];
  pressed: string[];
  isRanked?: boolean;
  onPress: (value: string) => void;
}) {
  return (
    <Group gap={4} role="group" aria-label={label}>
      {choices.map(choice => (
        <UnstyledButton
          key={choice.value}
          className={classes.press}
          aria-pressed={pressed.includes(choice.value)}
          onClick={() => onPress(choice.value)}
        >
          {isRanked && pressed.includes(choice.value) ? `${pressed.indexOf(choice.value) + 1}. ` : ''}
          {choice.label}
        </UnstyledButton>
      ))}
    </Group>
  );
}

const numbered = (points: number[]): Choice[] =>
  points.map(point => ({ value: String(point), label: String(point) }));
