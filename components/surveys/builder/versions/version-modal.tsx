'use client';

import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { Place } from '../../draft';
import { type PublishedVersion, useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import { Preview, type PreviewView } from '../../preview/preview';

/** A version as customers saw it: the real page and mail, every page and language. */
export function VersionModal({ published, onClose }: { published: PublishedVersion; onClose: () => void }) {
  const { survey, language: written } = useDraftRoom();
  const { definition } = published;
  const [asked, setLanguage] = useState(written);
  const [view, setView] = useState<PreviewView>('phone');
  const [place, setPlace] = useState<Exclude<Place, { kind: 'email' }> | null>(null);
  const language = definition.languages.find(tag => tag === asked) ?? definition.languages[0] ?? 'en';
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`Version ${published.version}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {definition.languages.length > 1 ? (
        <Select
          aria-label="Language shown"
          size="xs"
          w={180}
          mb="xs"
          data={definition.languages.map(tag => ({ value: tag, label: languageName(tag) }))}
          value={language}
          allowDeselect={false}
          onChange={tag => tag && setLanguage(tag)}
        />
      ) : null}
      <Preview
        definition={definition}
        template={survey.template}
        language={language}
        onLanguage={setLanguage}
        view={view}
        onView={setView}
        place={place}
        onPlace={setPlace}
      />
    </Modal>
  );
}
