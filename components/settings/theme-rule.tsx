import { ActionIcon, Group, NumberInput, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ThemeRule } from '@/domain/text/theme';
import { languageChoices } from '../surveys/languages';
import classes from './themes.module.css';

type Fields<Kind extends ThemeRule['kind']> = {
  rule: ThemeRule & { kind: Kind };
  name: string;
  onChange: (rule: ThemeRule) => void;
};

const titles: Record<ThemeRule['kind'], string> = {
  words: 'Any of these words or phrases',
  near: 'All of these words, near one another',
  pattern: 'A pattern',
};

/** One rule: its words as chips, its language, what must not stand beside them. */
export function ThemeRuleFields({
  rule,
  place,
  fault,
  onChange,
  onRemove,
}: {
  rule: ThemeRule;
  place: number;
  fault: string | null;
  onChange: (rule: ThemeRule) => void;
  onRemove: () => void;
}) {
  const name = `Rule ${place}`;
  return (
    <div className={classes.rule}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {titles[rule.kind]}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove rule ${place}`} onClick={onRemove}>
          <IconTrash size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Group>
      {rule.kind === 'words' ? <WordFields rule={rule} name={name} onChange={onChange} /> : null}
      {rule.kind === 'near' ? <NearFields rule={rule} name={name} onChange={onChange} /> : null}
      {rule.kind === 'pattern' ? (
        <TextInput
          aria-label={`${name}: pattern`}
          placeholder="order (no|number)[. ]*\d+"
          maxLength={500}
          ff="monospace"
          value={rule.pattern}
          onChange={event => onChange({ ...rule, pattern: event.currentTarget.value })}
        />
      ) : null}
      {fault ? (
        <Text c="var(--aw-error)" size="xs" role="alert" mt={4}>
          {fault}
        </Text>
      ) : null}
    </div>
  );
}

function WordFields({ rule, name, onChange }: Fields<'words'>) {
  return (
    <Stack gap="xs">
      <TagsInput
        aria-label={`${name}: words`}
        placeholder={rule.any.length === 0 ? 'wait*, long queue, took forever' : ''}
        splitChars={[',', ';', '\n']}
        acceptValueOnBlur
        value={rule.any}
        onChange={any => onChange({ ...rule, any })}
      />
      <Beside rule={rule} name={name} onChange={onChange} />
    </Stack>
  );
}

function NearFields({ rule, name, onChange }: Fields<'near'>) {
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-start">
        <TagsInput
          flex="1 1 280px"
          aria-label={`${name}: words`}
          placeholder={rule.all.length === 0 ? 'nobody, answer*' : ''}
          splitChars={[',', ';', '\n']}
          maxTags={5}
          acceptValueOnBlur
          value={rule.all}
          onChange={all => onChange({ ...rule, all })}
        />
        <NumberInput
          w={210}
          aria-label={`${name}: within how many words`}
          min={1}
          max={30}
          suffix=" words apart"
          prefix="at most "
          value={rule.within}
          onChange={value => onChange({ ...rule, within: typeof value === 'number' ? value : 5 })}
        />
      </Group>
      <Beside rule={rule} name={name} onChange={onChange} />
    </Stack>
  );
}

/** In which language, and what must not stand in the same sentence. */
function Beside({ rule, name, onChange }: Fields<'words' | 'near'>) {
  return (
    <Group gap="xs" align="flex-start">
      <Select
        w={180}
        aria-label={`${name}: language`}
        placeholder="In every language"
        clearable
        searchable
        data={languageChoices(rule.language ? [rule.language] : [])}
        value={rule.language ?? null}
        onChange={language => {
          const { language: _, ...rest } = rule;
          onChange(language ? { ...rest, language } : rest);
        }}
      />
      <TagsInput
        flex="1 1 240px"
        aria-label={`${name}: not with`}
        placeholder={rule.not && rule.not.length > 0 ? '' : 'but none of these in the same sentence'}
        splitChars={[',', ';', '\n']}
        acceptValueOnBlur
        value={rule.not ?? []}
        onChange={not => {
          const { not: _, ...rest } = rule;
          onChange(not.length > 0 ? { ...rest, not } : rest);
        }}
      />
    </Group>
  );
}
