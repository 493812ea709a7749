'use client';

import { Card, MultiSelect } from '@mantine/core';
import { fieldId, useDraftRoom } from '../../draft-context';
import { languageChoices } from '../../languages';

/** The languages of the survey, the default first. */
export function LanguagesRoom() {
  const { definition, change, readOnly } = useDraftRoom();
  return (
    <Card component="section" aria-label="Languages">
      <MultiSelect
        id={fieldId('languages')}
        label="Languages"
        description="The first is shown where a customer’s own language is missing."
        data={languageChoices(definition.languages)}
        value={definition.languages}
        searchable
        readOnly={readOnly}
        nothingFoundMessage="No such language in this list"
        onChange={next => {
          if (next.length > 0) change({ ...definition, languages: next });
        }}
      />
    </Card>
  );
}
