import {
  ActionIcon,
  Box,
  MultiSelect,
  type MultiSelectProps,
  NativeSelect,
  Text,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { matchSentiments } from '@/domain/match';
import { flagChoices } from '../responses/words';
import { languageChoices } from '../surveys/languages';
import { useTRPC } from '../trpc';
import { AttributeFields } from './attribute-fields';
import classes from './filters.module.css';
import { type DraftRow, emptyRow, faultOf, type RowKind } from './match-draft';
import { ScoreFields, VersionFields } from './survey-fields';

const kinds: { value: RowKind; label: string }[] = [
  { value: 'attribute', label: 'Attribute' },
  { value: 'band', label: 'Score band' },
  { value: 'score', label: 'Score of a question' },
  { value: 'text', label: 'Words written' },
  { value: 'theme', label: 'Theme of a comment' },
  { value: 'sentiment', label: 'Feeling of a comment' },
  { value: 'commented', label: 'With a comment' },
  { value: 'language', label: 'Language' },
  { value: 'survey', label: 'Survey' },
  { value: 'version', label: 'Version' },
  { value: 'program', label: 'Program' },
  { value: 'flag', label: 'Flag' },
];

/** What every kind of fields is given; `name` for a screen reader: `Condition 1.2`. */
export type RowFields<Of extends RowKind> = {
  row: Extract<DraftRow, { of: Of }>;
  name: string;
  onChange: (row: DraftRow) => void;
};

/** One condition: what kind, and what is asked of it. */
export function MatchRow({
  row,
  place,
  isSent,
  onChange,
  onRemove,
}: {
  row: DraftRow;
  place: string;
  isSent: boolean;
  onChange: (row: DraftRow) => void;
  onRemove: () => void;
}) {
  const name = `Condition ${place}`;
  const fault = isSent ? faultOf(row) : null;
  return (
    <Box>
      <div className={classes.row}>
        <NativeSelect
          aria-label={`${name}: about`}
          data={kinds}
          value={row.of}
          onChange={event => {
            const kind = kinds.find(({ value }) => value === event.currentTarget.value);
            if (kind) onChange(emptyRow(kind.value));
          }}
        />
        <Fields row={row} name={name} onChange={onChange} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={`Remove condition ${place}`}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </div>
      {fault ? (
        <Text c="var(--aw-error)" size="xs" role="alert">
          {fault}
        </Text>
      ) : null}
    </Box>
  );
}

function Fields({ row, name, onChange }: { row: DraftRow; name: string; onChange: (row: DraftRow) => void }) {
  switch (row.of) {
    case 'attribute':
      return <AttributeFields row={row} name={name} onChange={onChange} />;
    case 'score':
      return <ScoreFields row={row} name={name} onChange={onChange} />;
    case 'version':
      return <VersionFields row={row} name={name} onChange={onChange} />;
    case 'survey':
      return <SurveyFields row={row} name={name} onChange={onChange} />;
    case 'program':
      return <ProgramFields row={row} name={name} onChange={onChange} />;
    case 'theme':
      return <ThemeFields row={row} name={name} onChange={onChange} />;
    case 'sentiment':
      return (
        <Several
          row={row}
          name={name}
          onChange={onChange}
          what="feelings"
          data={choices(...matchSentiments)}
        />
      );
    case 'commented':
      return (
        <Text className={classes.wide} pt={6}>
          whatever it says
        </Text>
      );
    case 'band':
      return <Several row={row} name={name} onChange={onChange} what="bands" data={bandChoices} />;
    case 'flag':
      return (
        <Several
          row={row}
          name={name}
          onChange={onChange}
          what="flags"
          data={flagChoices.filter(({ value }) => value !== 'none')}
        />
      );
    case 'language':
      return (
        <Several
          row={row}
          name={name}
          onChange={onChange}
          what="languages"
          data={languageChoices(row.values)}
        />
      );
    case 'text':
      return (
        <TextInput
          className={classes.wide}
          aria-label={`${name}: words`}
          placeholder="words in any written answer"
          maxLength={200}
          value={row.text}
          onChange={event => onChange({ ...row, text: event.currentTarget.value })}
        />
      );
  }
}

/** Bands in the order of their scales, best first. */
const bandChoices = [
  { group: 'Loyalty (NPS)', items: choices('promoter', 'passive', 'detractor') },
  { group: 'Satisfaction (CSAT)', items: choices('satisfied', 'neutral', 'dissatisfied') },
  { group: 'Effort (CES)', items: choices('easy', 'hard') },
];

function choices(...bands: string[]): { value: string; label: string }[] {
  return bands.map(value => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));
}

type ListKind = 'band' | 'language' | 'survey' | 'program' | 'flag' | 'theme' | 'sentiment';

function Several({
  row,
  name,
  what,
  data,
  onChange,
}: RowFields<ListKind> & { what: string; data: MultiSelectProps<string>['data'] }) {
  return (
    <MultiSelect
      className={classes.wide}
      aria-label={`${name}: ${what}`}
      placeholder={row.values.length === 0 ? `any of these ${what}` : ''}
      data={data}
      searchable
      value={row.values}
      onChange={values => onChange({ ...row, values })}
    />
  );
}

function SurveyFields(props: RowFields<ListKind>) {
  const trpc = useTRPC();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }, { staleTime: 300_000 }));
  return (
    <Several
      {...props}
      what="surveys"
      data={(surveys.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function ProgramFields(props: RowFields<ListKind>) {
  const trpc = useTRPC();
  const programs = useQuery(trpc.program.list.queryOptions(undefined, { staleTime: 300_000 }));
  return (
    <Several
      {...props}
      what="programs"
      data={(programs.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function ThemeFields(props: RowFields<ListKind>) {
  const trpc = useTRPC();
  const themes = useQuery(trpc.theme.names.queryOptions(undefined, { staleTime: 60_000 }));
  return (
    <Several
      {...props}
      what="themes"
      data={[
        { value: 'any', label: 'Any theme' },
        ...(themes.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
