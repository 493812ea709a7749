'use client';

import { Select, Switch } from '@mantine/core';
import type { QuestionOf } from '@/domain/survey/definition';
import { fieldId, useDraftRoom } from '../../draft-context';
import { useFrozen } from './use-frozen';
import { useQuestion } from './use-question';

const ROLES = [
  { value: '', label: 'None' },
  { value: 'overall', label: 'Satisfaction overall' },
  { value: 'expectation', label: 'Met expectations' },
  { value: 'ideal', label: 'Close to ideal' },
] as const;

/** What a rating stands for in the satisfaction index and in the key-driver analysis. */
export function IndexFields({ question, path }: { question: QuestionOf<'rating'>; path: string }) {
  const { readOnly, faultsAt } = useDraftRoom();
  const frozen = useFrozen(question.key);
  const set = useQuestion(question);
  const role = question.metric === 'index' ? (question.role ?? '') : '';
  const choose = (value: string | null): void => {
    const chosen = ROLES.find(one => one.value === value)?.value;
    if (!chosen) set({ metric: undefined, role: undefined });
    else set({ metric: 'index', role: chosen, points: 10 });
  };
  return (
    <>
      <Select
        id={fieldId(`${path}.role`)}
        label="Part in the satisfaction index"
        description={
          frozen
            ? 'Published: earlier answers count in this part, so it stays.'
            : 'Three ratings on ten points make an index from 0 to 100.'
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={[...ROLES]}
        value={role}
        disabled={readOnly || frozen !== null}
        error={faultsAt(`${path}.role`)[0]?.message}
        onChange={choose}
      />
      <Switch
        label="Possible cause of satisfaction"
        description="Marked for the analysis of what moves satisfaction."
        checked={question.driver === true}
        disabled={readOnly}
        onChange={event => set({ driver: event.currentTarget.checked ? true : undefined })}
      />
    </>
  );
}
