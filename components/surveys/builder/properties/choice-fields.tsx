'use client';

import { Select, SimpleGrid, Switch } from '@mantine/core';
import { useMemo } from 'react';
import type { QuestionOf } from '@/domain/survey/definition';
import { fieldId, useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import { FaultNotes } from './fault-notes';
import { ItemList } from './item-list';
import type { Mark } from './item-menu';
import { useQuestion } from './use-question';

type Listing = QuestionOf<'single' | 'multiple' | 'dropdown' | 'ranking'>;

const FIXED: Mark = { name: 'fixed', label: 'Keep its place when shuffled', note: 'Keeps its place' };
const EXCLUSIVE: Mark = {
  name: 'exclusive',
  label: 'Unticks all others',
  note: 'Unticks all others',
};
const ROW_MARKS: Mark[] = [
  { name: 'driver', label: 'Possible cause of satisfaction', note: 'Possible cause' },
];

/** Choices with everything that can be said about a list of them. */
export function ChoiceFields({ question, path }: { question: Listing; path: string }) {
  const { readOnly } = useDraftRoom();
  const set = useQuestion<Listing>(question);
  const { randomize, type } = question;
  const marks = useMemo(
    () => [...(randomize ? [FIXED] : []), ...(type === 'multiple' ? [EXCLUSIVE] : [])],
    [randomize, type],
  );
  return (
    <>
      <ItemList
        key={question.key}
        question={question}
        path={`${path}.choices`}
        most={300}
        marks={marks}
        onChange={choices => set({ choices })}
      />
      {question.type === 'ranking' ? null : <Other question={question} path={path} />}
      <Switch
        label="Shuffle for every customer"
        description={
          question.randomize
            ? 'A choice that should stay where it stands is kept there by its menu.'
            : undefined
        }
        checked={question.randomize}
        disabled={readOnly}
        onChange={event => set({ randomize: event.currentTarget.checked })}
      />
      {question.type === 'multiple' ? <Ticks question={question} path={path} /> : null}
      {question.type === 'dropdown' ? (
        <LocalText
          path={`${path}.placeholder`}
          label="While nothing is chosen"
          own="Our words"
          maxLength={200}
        />
      ) : null}
    </>
  );
}

/** A last choice with a text field, always after the others. */
function Other({
  question,
  path,
}: {
  question: QuestionOf<'single' | 'multiple' | 'dropdown'>;
  path: string;
}) {
  const { readOnly } = useDraftRoom();
  const set = useQuestion<QuestionOf<'single' | 'multiple' | 'dropdown'>>(question);
  return (
    <>
      <Switch
        label="“Other”, with a text field"
        checked={question.other !== undefined}
        disabled={readOnly}
        onChange={event => set({ other: event.currentTarget.checked ? { label: {} } : undefined })}
      />
      {question.other ? (
        <LocalText path={`${path}.other.label`} label="Words of “other”" own="Our word" maxLength={300} />
      ) : null}
    </>
  );
}

/** How many may be ticked. */
function Ticks({ question, path }: { question: QuestionOf<'multiple'>; path: string }) {
  const { readOnly, faultsAt } = useDraftRoom();
  const set = useQuestion(question);
  const shared = question.choices.filter(choice => !choice.exclusive).length + (question.other ? 1 : 0);
  const most = Math.max(shared, question.min ?? 0, question.max ?? 0);
  const data = [
    { value: '', label: 'Any' },
    ...Array.from({ length: most }, (_, index) => String(index + 1)).map(value => ({ value, label: value })),
  ];
  const read = (value: string | null) => (value ? Number(value) : undefined);
  const error = faultsAt(`${path}.min`).find(({ severity }) => severity === 'error')?.message;
  return (
    <div>
      <SimpleGrid cols={2} spacing="sm">
        <Select
          id={fieldId(`${path}.min`)}
          label="Fewest ticks"
          data={data}
          value={String(question.min || '')}
          disabled={readOnly}
          error={error !== undefined}
          onChange={value => set({ min: read(value) })}
        />
        <Select
          id={fieldId(`${path}.max`)}
          label="Most ticks"
          data={data}
          value={String(question.max ?? '')}
          disabled={readOnly}
          error={error !== undefined}
          onChange={value => set({ max: read(value) })}
        />
      </SimpleGrid>
      <FaultNotes path={`${path}.min`} />
    </div>
  );
}

/** The rows of a matrix; each may be marked as a possible cause in the key-driver analysis. */
export function RowFields({ question, path }: { question: QuestionOf<'matrix'>; path: string }) {
  const { readOnly } = useDraftRoom();
  const set = useQuestion(question);
  return (
    <>
      <ItemList
        key={question.key}
        question={question}
        path={`${path}.rows`}
        most={50}
        marks={ROW_MARKS}
        onChange={rows => set({ rows })}
      />
      <Switch
        label="Shuffle for every customer"
        checked={question.randomize}
        disabled={readOnly}
        onChange={event => set({ randomize: event.currentTarget.checked })}
      />
      <Switch
        label="All rows are possible causes"
        description="Marked for the analysis of what moves satisfaction."
        checked={question.rows.length > 0 && question.rows.every(row => row.driver)}
        disabled={readOnly || question.rows.length === 0}
        onChange={event => {
          const driver = event.currentTarget.checked ? true : undefined;
          set({ rows: question.rows.map(row => ({ ...row, driver })) });
        }}
      />
    </>
  );
}
