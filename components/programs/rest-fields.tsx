'use client';

import { NativeSelect, Text } from '@mantine/core';
import type { ProgramForm } from './form-values';
import { Amount, Line } from './line';
import { type FieldsProps, Group } from './program-fields';

/** The four clocks as two lines, what becomes of those who rest, and the limit of a day. */
export function RestFields(fields: FieldsProps) {
  const { form, set, problems, readOnly } = fields;
  return (
    <Group title="Not too often">
      {form.exempt ? (
        <Text>Other surveys play no part (see More).</Text>
      ) : (
        <Clocks
          {...fields}
          what="any survey"
          after={{ asked: 'afterInvite', answered: 'afterResponse' }}
          names={{ asked: 'Days of rest after being asked', answered: 'Days of rest after answering' }}
        />
      )}
      <Clocks
        {...fields}
        what="this survey"
        after={{ asked: 'surveyAfterInvite', answered: 'surveyAfterResponse' }}
        names={{
          asked: 'Days of rest after being asked with this survey',
          answered: 'Days of rest after answering this survey',
        }}
      />
      <Line>
        <Text>Whoever still rests</Text>
        <NativeSelect
          aria-label="Whoever still rests"
          data={[
            { value: 'block', label: 'is left out' },
            { value: 'delay', label: 'is asked when the rest is over' },
          ]}
          value={form.waits ? 'delay' : 'block'}
          disabled={readOnly}
          onChange={event => set({ waits: event.currentTarget.value === 'delay' })}
        />
      </Line>
      <Line errors={[problems.dailyCap]}>
        <Text>At most</Text>
        <Amount
          name="Mails a day at most"
          value={form.dailyCap}
          max={10_000_000}
          width={120}
          placeholder="no limit"
          readOnly={readOnly}
          onChange={dailyCap => set({ dailyCap: dailyCap === 0 ? '' : dailyCap })}
        />
        <Text>mails a day, drawn by lot among the day’s, not first come.</Text>
      </Line>
    </Group>
  );
}

type Clock = 'afterInvite' | 'afterResponse' | 'surveyAfterInvite' | 'surveyAfterResponse';

function Clocks({
  form,
  set,
  problems,
  readOnly,
  what,
  after,
  names,
}: FieldsProps & {
  what: string;
  after: { asked: Clock; answered: Clock };
  names: { asked: string; answered: string };
}) {
  const amount = (clock: Clock, name: string) => (
    <Amount
      name={name}
      value={form[clock]}
      decimals
      readOnly={readOnly}
      error={Boolean(problems[clock])}
      onChange={days => {
        const change: Partial<ProgramForm> = {};
        change[clock] = days;
        set(change);
      }}
    />
  );
  return (
    <Line errors={[problems[after.asked], problems[after.answered]]}>
      <Text>Nobody is asked within</Text>
      {amount(after.asked, names.asked)}
      <Text>days of being asked with {what}, or</Text>
      {amount(after.answered, names.answered)}
      <Text>days of answering it.</Text>
    </Line>
  );
}
