'use client';

import { Box, Group, Select, Text } from '@mantine/core';
import type { Question } from '@/domain/survey/definition';
import { changeType } from '@/domain/survey/edits/change-type';
import { offerUndo } from '../../../ui/offer-undo';
import { useDraftRoom } from '../../draft-context';
import { questionTypeWords } from '../../words';
import { TypeIcon, typeGroups } from '../question-types';
import { useFrozen } from './use-frozen';

const types = typeGroups.flatMap(group => group.types);
const data = typeGroups.map(({ label, types: inGroup }) => ({
  group: label,
  items: inGroup.map(({ type }) => ({ value: type, label: questionTypeWords[type] })),
}));

/** What kind of question it is. Changing it keeps whatever fits, and says what did not. */
export function QuestionType({ question }: { question: Question }) {
  const { definition, published, change, select, readOnly, takeBack } = useDraftRoom();
  const frozen = useFrozen(question.key);
  const retype = (value: string | null): void => {
    const type = types.find(one => one.type === value)?.type;
    if (!type || type === question.type) return;
    const { definition: next, key, lost } = changeType(definition, question.key, type, published);
    change(next);
    select({ kind: 'question', key });
    offerUndo(changedWords(type, { lost, key: key === question.key ? null : key }), () => {
      takeBack({ from: next, to: definition });
      select({ kind: 'question', key: question.key });
    });
  };
  return (
    <Select
      label="Type"
      data={data}
      value={question.type}
      disabled={readOnly}
      maxDropdownHeight={420}
      searchable
      nothingFoundMessage="No type by that name"
      leftSection={<TypeIcon type={question.type} />}
      description={
        frozen
          ? 'Published: another type becomes a new question with a key of its own. Answers so far are kept under the old one.'
          : undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      renderOption={({ option }) => {
        const found = types.find(({ type }) => type === option.value);
        return found ? (
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Box pt={2}>
              <TypeIcon type={found.type} />
            </Box>
            <Box>
              <Text>{option.label}</Text>
              <Text size="xs" c="dimmed">
                {found.line}
              </Text>
            </Box>
          </Group>
        ) : null;
      }}
      onChange={retype}
    />
  );
}

function changedWords(type: Question['type'], { lost, key }: { lost: string[]; key: string | null }): string {
  const kept = lost.length === 0 ? 'Everything is kept.' : `Kept, except ${listed(lost)}.`;
  const renamed = key ? ` Its key is now “${key}”; earlier answers stay under the old one.` : '';
  return `Now “${questionTypeWords[type]}”. ${kept}${renamed}`;
}

const listed = (words: string[]): string =>
  new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(words);
