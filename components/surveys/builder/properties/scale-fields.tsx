'use client';

import { Input, SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconMoodSmile, IconNumber123, IconStar } from '@tabler/icons-react';
import type { QuestionOf } from '@/domain/survey/definition';
import { pointsOf, scaleOf } from '@/domain/survey/scale';
import { fieldId, useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import classes from './properties.module.css';
import { Section } from './section';
import { useFrozen } from './use-frozen';
import { useQuestion } from './use-question';
import { useWords, WordsInput } from './words-input';

type Scored = QuestionOf<'nps' | 'csat' | 'ces' | 'rating' | 'matrix'>;

/** The words at both ends of a scale; the page has its own for the three known scales. */
export function ScaleWords({ question, path }: { question: Scored; path: string }) {
  const hasOwn = question.type === 'nps' || question.type === 'csat' || question.type === 'ces';
  const own = hasOwn ? 'Our words' : 'No words';
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <LocalText path={`${path}.labels.low`} label="Lowest score" own={own} maxLength={300} />
        <LocalText path={`${path}.labels.high`} label="Highest score" own={own} maxLength={300} />
      </SimpleGrid>
      <PointWords question={question} path={path} />
    </>
  );
}

/** Words at every point: shown nowhere, spoken by screen readers. */
function PointWords({ question, path }: { question: Scored; path: string }) {
  const { shown, writing } = useWords();
  const scale = scaleOf(question);
  const points = scale ? pointsOf(scale) : [];
  const written = Object.values(question.labels?.points ?? {}).filter(text => Object.keys(text).length > 0);
  return (
    <Section
      title="Words at every point"
      at={`${path}.labels.points`}
      note={written.length > 0 ? `${written.length} of ${points.length}` : undefined}
    >
      <Text c="dimmed" size="xs">
        Spoken by screen readers. The page itself shows the words at the ends.
      </Text>
      <Stack gap={4}>
        {points.map(point => (
          <div key={point} className={classes.point}>
            <span aria-hidden>{point}</span>
            <WordsInput
              path={`${path}.labels.points.${point}`}
              name={`Words at ${point}`}
              {...shown(`${path}.labels.points.${point}`, question.type === 'csat' ? 'Our words' : '')}
              {...writing}
            />
          </div>
        ))}
      </Stack>
    </Section>
  );
}

const STYLES = {
  numbers: { label: 'Numbers', Icon: IconNumber123 },
  stars: { label: 'Stars', Icon: IconStar },
  faces: { label: 'Faces', Icon: IconMoodSmile },
} as const;

/** How the points are drawn. */
export function ScaleStyle({ question, path }: { question: QuestionOf<'csat' | 'rating'>; path: string }) {
  const { readOnly } = useDraftRoom();
  const set = useQuestion<QuestionOf<'csat'> | QuestionOf<'rating'>>(question);
  const styles =
    question.type === 'csat' ? (['numbers', 'stars', 'faces'] as const) : (['numbers', 'stars'] as const);
  return (
    <Input.Wrapper label="Style" labelElement="div" id={fieldId(`${path}.style`)}>
      <SegmentedControl
        fullWidth
        aria-label="Style"
        readOnly={readOnly}
        data={styles.map(value => {
          const { label, Icon } = STYLES[value];
          return {
            value,
            label: (
              <span className={classes.style}>
                <Icon size={16} stroke={1.5} aria-hidden />
                {label}
              </span>
            ),
          };
        })}
        value={question.style}
        onChange={value => {
          const style = styles.find(one => one === value);
          if (style) set({ style });
        }}
      />
    </Input.Wrapper>
  );
}

/** How many points; stored answers mean nothing on another scale, so they are frozen once published. */
export function PointCount({ question, path }: { question: QuestionOf<'rating' | 'matrix'>; path: string }) {
  const { readOnly, faultsAt } = useDraftRoom();
  const frozen = useFrozen(question.key);
  const set = useQuestion<QuestionOf<'rating'> | QuestionOf<'matrix'>>(question);
  const isIndex = question.type === 'rating' && question.metric === 'index';
  return (
    <Select
      id={fieldId(`${path}.points`)}
      label="Number of points"
      data={Array.from({ length: 10 }, (_, index) => String(index + 2))}
      value={String(question.points)}
      disabled={readOnly || frozen !== null || isIndex}
      description={
        frozen
          ? 'Published: answers stand on this scale, so it stays.'
          : isIndex
            ? 'The satisfaction index needs ten.'
            : undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={faultsAt(`${path}.points`)[0]?.message}
      onChange={value => set({ points: Number(value) })}
    />
  );
}
