'use client';

import { SimpleGrid, Switch } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { LONG_TEXT_MAX, type QuestionOf, SHORT_TEXT_MAX } from '@/domain/survey/definition';
import { calendarProps } from '../../../ui/calendar';
import { fieldId, useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import { AddressField } from './address-field';
import { NumberField } from './number-field';
import { useQuestion } from './use-question';

/** Words inside an empty field; they vanish with the first letter, so nothing that matters belongs there. */
export function Hint({ path }: { path: string }) {
  return <LocalText path={`${path}.placeholder`} label="Hint inside the field (optional)" maxLength={200} />;
}

/** How short and how long a text may be, in characters. */
export function LengthFields({ question, path }: { question: QuestionOf<'short' | 'long'>; path: string }) {
  const set = useQuestion<QuestionOf<'short'> | QuestionOf<'long'>>(question);
  const longest = question.type === 'short' ? SHORT_TEXT_MAX : LONG_TEXT_MAX;
  return (
    <>
      <Hint path={path} />
      <SimpleGrid cols={2} spacing="sm" style={{ alignItems: 'end' }}>
        <NumberField
          path={`${path}.minLength`}
          label="Fewest characters"
          none="Any"
          value={question.minLength}
          min={1}
          max={longest}
          onChange={minLength => set({ minLength }, 'minLength')}
        />
        <NumberField
          path={`${path}.maxLength`}
          label="Most characters"
          none={String(longest)}
          value={question.maxLength === longest ? undefined : question.maxLength}
          min={1}
          max={longest}
          onChange={maxLength => set({ maxLength: maxLength ?? longest }, 'maxLength')}
        />
      </SimpleGrid>
    </>
  );
}

export function NumberFields({ question, path }: { question: QuestionOf<'number'>; path: string }) {
  const { readOnly } = useDraftRoom();
  const set = useQuestion(question);
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <NumberField
          path={`${path}.min`}
          label="Smallest"
          none="Any"
          whole={question.integer}
          value={question.min}
          onChange={min => set({ min }, 'min')}
        />
        <NumberField
          path={`${path}.max`}
          label="Largest"
          none="Any"
          whole={question.integer}
          value={question.max}
          onChange={max => set({ max }, 'max')}
        />
      </SimpleGrid>
      <Switch
        label="Whole numbers only"
        checked={question.integer}
        disabled={readOnly}
        onChange={event => set({ integer: event.currentTarget.checked })}
      />
      <SimpleGrid cols={2} spacing="sm">
        <LocalText path={`${path}.unit`} label="Unit (optional)" own="km, pairs" maxLength={30} />
        <LocalText path={`${path}.placeholder`} label="Hint (optional)" maxLength={200} />
      </SimpleGrid>
    </>
  );
}

/** Days are kept as ISO text, which also orders them. */
export function DateFields({ question, path }: { question: QuestionOf<'date'>; path: string }) {
  const { readOnly, faultsAt } = useDraftRoom();
  const set = useQuestion(question);
  const common = {
    clearable: true,
    readOnly,
    placeholder: 'Any day',
    valueFormat: 'D MMM YYYY',
    clearButtonProps: { 'aria-label': 'Any day' },
    ...calendarProps,
  };
  return (
    <SimpleGrid cols={2} spacing="sm">
      <DateInput
        {...common}
        id={fieldId(`${path}.min`)}
        label="Earliest day"
        value={question.min ?? null}
        error={faultsAt(`${path}.min`)[0]?.message}
        onChange={day => set({ min: day ?? undefined })}
      />
      <DateInput
        {...common}
        id={fieldId(`${path}.max`)}
        label="Latest day"
        value={question.max ?? null}
        onChange={day => set({ max: day ?? undefined })}
      />
    </SimpleGrid>
  );
}

export function YesNoFields({ path }: { path: string }) {
  return (
    <SimpleGrid cols={2} spacing="sm">
      <LocalText path={`${path}.labels.yes`} label="Word for yes" own="Our word" maxLength={300} />
      <LocalText path={`${path}.labels.no`} label="Word for no" own="Our word" maxLength={300} />
    </SimpleGrid>
  );
}

export function ConsentFields({ question, path }: { question: QuestionOf<'consent'>; path: string }) {
  const set = useQuestion(question);
  return (
    <AddressField
      path={`${path}.link`}
      label="Where they can read more (optional)"
      description="Shown below the box as “Read more”."
      address={question.link ?? null}
      onChange={address => set({ link: address ?? undefined }, 'link')}
    />
  );
}
