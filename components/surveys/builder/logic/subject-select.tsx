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
  const value = subjectValue(leaf);
  const answers = answerChoices(definition, at, language);
  const known = happened.map(({ name }) => attribute(name));
  const own = customer
    .map(({ name }) => attribute(name))
    .filter(one => !known.some(other => other.value === one.value));
  const listed = [...answers, ...known, ...own, LANGUAGE];
  // What is gone, comes later or was never seen here stays in sight.
  const current = listed.find(one => one.value === value) ?? {
    value,
    label: capital(subjectInWords(leaf, definition, language)),
  };
  const [typed, setTyped] = useState(current.label);
  const wish = typed.trim().slice(0, 100);
  const isNew = wish !== '' && wish !== current.label && !listed.some(one => one.label === wish);
  const others = [
    ...(listed.includes(current) ? [] : [current]),
    ...(isNew && current.value !== `a:${wish}` ? [{ value: `a:${wish}`, label: `Attribute “${wish}”` }] : []),
  ];
  const groups = [
    { group: 'Answers', items: answers },
    { group: 'What happened', items: known },
    { group: 'Customer', items: own },
    { group: 'Reader', items: [LANGUAGE] },
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
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      placeholder={current.label}
      data={groups.filter(({ items }) => items.length > 0)}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setTyped('')}
      onDropdownClose={() => setTyped(current.label)}
      onChange={next => {
        if (next !== null && next !== value) onChange(leafAbout(next, definition));
      }}
    />
  );
}

const LANGUAGE = { value: 'language', label: 'Language' };

const attribute = (name: string) => ({
  value: `a:${name}`,
  label: name === INTERACTION_TYPE ? 'Type of interaction' : name,
});
