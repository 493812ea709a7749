'use client';

import { Box, Button, Card, Group, Select, Switch, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { TemplateName } from '@/domain/survey/templates/catalog';
import { isTranslated, pickText } from '@/domain/survey/translate';
import { fallbackOf, outdatedIn, type Unit, unitsOf } from '@/domain/survey/translations/units';
import { useTRPC } from '../../../trpc';
import { EmptyState } from '../../../ui/states';
import { withText } from '../../draft';
import { useDraftRoom } from '../../draft-context';
import { placeWords } from '../../fault-list';
import { languageChoices, languageName } from '../../languages';
import { counted } from '../../words';
import { FileMenu } from './file-menu';
import classes from './languages.module.css';
import { TranslationRow } from './translation-row';

/** Every text in two languages side by side: the one it is written from, and the one being written. */
export function TranslationTable() {
  const { definition, language, setLanguage, change, readOnly } = useDraftRoom();
  const before = useBefore();
  const { languages } = definition;
  const [asked, setSource] = useState<string | null>(null);
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [search, setSearch] = useState('');
  const units = useMemo(() => unitsOf(definition), [definition]);
  const target = language === languages[0] && languages[1] ? languages[1] : language;
  const source =
    languages.find(tag => tag === asked && tag !== target) ?? languages.find(tag => tag !== target);

  const outdated = useMemo(
    () => (before ? outdatedIn(definition, before, target) : new Set<string>()),
    [definition, before, target],
  );

  // A row that was just filled stays while it is being written, or it would vanish under the cursor.
  const touched = useRef(new Set<string>());
  const sought = useDeferredValue(search.trim().toLocaleLowerCase());
  const shown = units.filter(
    unit =>
      (!onlyMissing ||
        !isTranslated(unit.text, target) ||
        outdated.has(unit.id) ||
        touched.current.has(`${target} ${unit.id}`)) &&
      (sought === '' || Object.values(unit.text).some(words => words.toLocaleLowerCase().includes(sought))),
  );
  // Rows are remembered; what they call is always the newest.
  const write = useRef((_unit: Unit, _words: string) => {});
  write.current = ({ id, path }, words) => {
    touched.current.add(`${target} ${id}`);
    change(withText(definition, path, target, words), { merge: `${target} ${path}` });
  };
  const choices = languageChoices(languages).filter(({ value }) => languages.includes(value));
  const missing = units.filter(({ text }) => !isTranslated(text, target)).length;
  return (
    <Card component="section" aria-label="Translations">
      <Group justify="space-between" mb="sm" gap="xs" align="flex-end">
        <Box>
          <Title order={2}>Texts</Title>
          <Text c="dimmed" role="status">
            {stateWords(missing, outdated.size, languageName(target))}
          </Text>
        </Box>
        <FileMenu target={target} />
      </Group>
      <Group gap="sm" mb="sm" align="flex-end">
        {source ? (
          <Select
            label="From"
            data={choices.filter(({ value }) => value !== target)}
            value={source}
            onChange={tag => setSource(tag)}
            allowDeselect={false}
            w={180}
          />
        ) : null}
        <Select
          label={source ? 'Into' : 'Language'}
          data={choices}
          value={target}
          onChange={tag => tag && setLanguage(tag)}
          allowDeselect={false}
          w={180}
        />
        <TextInput
          label="Search"
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
          w={200}
        />
        <Switch
          mb={8}
          label="Only what needs work"
          checked={onlyMissing}
          onChange={event => {
            touched.current.clear();
            setOnlyMissing(event.currentTarget.checked);
          }}
        />
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          action={
            sought !== '' || onlyMissing ? (
              <Button
                onClick={() => {
                  setSearch('');
                  setOnlyMissing(false);
                }}
              >
                Show all texts
              </Button>
            ) : null
          }
        >
          {sought === '' && onlyMissing
            ? `Nothing is missing in ${languageName(target)}.`
            : 'No text fits this search.'}
        </EmptyState>
      ) : (
        <Box role="table" aria-label={`Texts in ${languageName(target)}`} className={classes.table}>
          {shown.map(unit => (
            <TranslationRow
              key={`${unit.id} ${target}`}
              unit={unit}
              place={placeWords(definition, unit.path)}
              source={source ?? null}
              sourceWords={source ? pickText(unit.text, source, languages) : ''}
              target={target}
              words={unit.text[target] ?? ''}
              shownInstead={fallbackOf(definition, unit.text, target)?.language ?? null}
              outdatedBy={outdated.has(unit.id) ? (languages[0] ?? null) : null}
              readOnly={readOnly}
              write={write}
            />
          ))}
        </Box>
      )}
    </Card>
  );
}

/** What the draft began from: the version that is live, else the ready survey it was made from. */
function useBefore(): SurveyDefinition | null {
  const trpc = useTRPC();
  const { survey, published } = useDraftRoom();
  const [live] = published;
  // The server keeps no other names here than those of its ready surveys.
  const name = survey.template as TemplateName | null;
  const template = useQuery(
    trpc.template.read.queryOptions(live || !name ? skipToken : { name }, {
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  return live ?? template.data?.definition ?? null;
}

function stateWords(missing: number, outdated: number, language: string): string {
  if (missing + outdated === 0) return `Everything is written in ${language}.`;
  const parts = [
    ...(missing > 0 ? [`${counted(missing, 'text')} missing`] : []),
    ...(outdated > 0 ? [`${counted(outdated, 'text')} to look at again`] : []),
  ];
  return `${parts.join(', ')} in ${language}.`;
}
