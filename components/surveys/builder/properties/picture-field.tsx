'use client';

import type { Question } from '@/domain/survey/definition';
import { fieldId, useDraftRoom } from '../../draft-context';
import { LocalText } from '../../local-text';
import { ImageField } from '../look/image-field';
import { Section } from './section';
import { useQuestion } from './use-question';

/** A picture above the answers. */
export function PictureField({ question, path }: { question: Question; path: string }) {
  const { readOnly, onEditAt } = useDraftRoom();
  const set = useQuestion(question);
  return (
    <Section title="Picture" at={`${path}.image`} note={question.image ? 'One' : undefined}>
      <ImageField
        key={question.key}
        id={fieldId(`${path}.image`)}
        label="Above the answers"
        address={question.image?.url ?? null}
        readOnly={readOnly}
        onFocus={() => onEditAt(`${path}.image`)}
        onChange={url => set({ image: url ? { alt: {}, ...question.image, url } : undefined }, 'image')}
      >
        <LocalText
          path={`${path}.image.alt`}
          label="What it shows"
          description="Read aloud to those who do not see it. Empty: it is passed over as mere decoration."
          maxLength={500}
        />
      </ImageField>
    </Section>
  );
}
