'use client';

import { Select } from '@mantine/core';
import { useState } from 'react';
import { subjectInWords } from '@/domain/survey/condition-words';
import { INTERACTION_TYPE, type Leaf } from '@/domain/survey/conditions';
import { capital } from '@/domain/survey/names';
import { useDraftRoom } from '../../draft-context';
import { answerChoices, leafAbout, subjectValue } from './condition-edit';
import { useVocabulary } from './use-vocabulary';

/** What a comparison is about: an earlier answer, what happened, the customer, the language. Another attribute is typed. */
export function SubjectSelect({
  leaf,
  at,
  label,
  onChange,
}: {
  leaf: Leaf;
  at: string;
  label: string;
  onChange: (leaf: Leaf) => void;
}) {
  const { definition, language } = useDraftRoom();
  const { happened, customer } = useVocabulary();
  const [typed, setTyped] = useState('');
  const value = subjectValue(leaf);
  const answers = answerChoices(definition, at, language);
  const known = happened.map(({ name }) => attribute(name));
  const own = customer
    .map(({ name }) => attribute(name))
    .filter(one => !known.some(k => k.value === one.value));
  const listed = [...answers, ...known, ...own];
  const wish = typed.trim().slice(0, 100);
  const others = [
    ...(listed.some(one => one.value === value) || value === 'language'
      ? []
      : [{ value, label: capital(subjectInWords(leaf, definition, language)) }]),
    ...(wish !== '' &&
    !listed.some(
      one => one.label === wish || one.value === `a:${wish}` || (one.value === value && one.label === wish),
    )
      ? [{ value: `a:${wish}`, label: `Attribute “${wish}”` }]
      : []),
  ].filter((one, index, all) => all.findIndex(other => other.value === one.value) === index);
  const groups = [
    { group: 'Answers', items: answers },
    { group: 'What happened', items: known },
    { group: 'Customer', items: own },
    { group: 'Reader', items: [{ value: 'language', label: 'Language' }] },
    { group: 'Another', items: others },
  ];
  return (
    <Select
      aria-label={label}
      size="xs"
      flex={1}
      miw={0}
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      nothingFoundMessage="Nothing by that name"
      comboboxProps={{ width: 'max(100%, 280px)', position: 'bottom-start' }}
      data={groups.filter(({ items }) => items.length > 0)}
      value={value}
      onSearchChange={setTyped}
      onChange={next => {
        if (next !== null && next !== value) onChange(leafAbout(next, definition));
      }}
    />
  );
}

const attribute = (name: string) => ({
  value: `a:${name}`,
  label: name === INTERACTION_TYPE ? 'Type of interaction' : name,
});
