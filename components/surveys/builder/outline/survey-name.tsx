'use client';

import { TextInput } from '@mantine/core';
import { fieldId, useDraftRoom } from '../../draft-context';

/** The name of the survey; customers never see it. In it, the properties are the survey's. */
export function SurveyName() {
  const { definition, change, select, readOnly, faultsAt } = useDraftRoom();
  return (
    <TextInput
      id={fieldId('name')}
      label="Name of the survey"
      description={definition.name.trim() ? undefined : 'It is saved once it has a name.'}
      value={definition.name}
      maxLength={200}
      readOnly={readOnly}
      error={faultsAt('name')[0]?.message}
      // Pressed or written in; the Tab key only passes through, and what is selected stays.
      onPointerDown={() => select(null)}
      onChange={event => {
        select(null);
        change({ ...definition, name: event.currentTarget.value }, { merge: 'survey name' });
      }}
      mb="xs"
    />
  );
}
