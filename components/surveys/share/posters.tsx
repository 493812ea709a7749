'use client';

import { Alert, Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  MOST_HEADLINE,
  MOST_LINE,
  PAPERS,
  type Paper,
  type PosterWish,
  papers,
  posterQuery,
} from '@/domain/poster';
import { download } from '../../charts/export';
import { errorSentence } from '../../ui/errors';
import { useWorkspace } from '../../ui/workspace-context';
import { languageName } from '../languages';
import type { Survey } from '../use-draft';
import classes from './share.module.css';
import type { Door } from './use-share';

/** Posters of one door, or of every open one: words and paper beside the very page that is printed. */
export function Posters({ survey, door }: { survey: Survey; door: Door | null }) {
  const { slug } = useWorkspace();
  const { languages } = survey.definition;
  const [wish, setWish] = useState<PosterWish>({
    survey: survey.id,
    doors: door ? [door.id] : [],
    language: languages[0],
  });
  const set = (part: Partial<PosterWish>) => setWish({ ...wish, ...part });
  const [query] = useDebouncedValue(posterQuery(wish), 300);
  const frame = useRef<HTMLIFrameElement>(null);
  const file = useMutation({
    mutationFn: () => readPdf(`/api/doors/${slug}/poster.pdf?${posterQuery(wish)}`),
    onSuccess: pdf => download(pdf, `${door?.name ?? survey.name}.pdf`),
  });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Stack>
        <TextInput
          label="Headline"
          description="In your customers’ words. Without one, the call to scan stands large."
          placeholder="How was your visit?"
          maxLength={MOST_HEADLINE}
          value={wish.headline ?? ''}
          onChange={event => set({ headline: event.currentTarget.value })}
        />
        <TextInput
          label="Line under the code"
          description="Without one: how little time it takes."
          maxLength={MOST_LINE}
          value={wish.line ?? ''}
          onChange={event => set({ line: event.currentTarget.value })}
        />
        <Group grow align="flex-end">
          {languages.length > 1 ? (
            <Select
              label="Language"
              data={languages.map(value => ({ value, label: languageName(value) }))}
              value={wish.language ?? null}
              onChange={language => set({ language: language ?? undefined })}
            />
          ) : null}
          <Select
            label="Paper"
            data={papers.map(value => ({ value, label: PAPERS[value].name }))}
            value={wish.paper ?? 'a4'}
            onChange={value => set({ paper: paperOf(value) })}
          />
        </Group>
        {file.error ? (
          <Alert color="red" variant="outline" role="alert">
            {errorSentence(file.error)}
          </Alert>
        ) : null}
        <Group>
          <Button variant="filled" loading={file.isPending} onClick={() => file.mutate()}>
            Download PDF
          </Button>
          <Button onClick={() => frame.current?.contentWindow?.print()}>Print</Button>
        </Group>
      </Stack>
      <iframe
        ref={frame}
        className={classes.sheet}
        title="The poster as it is printed"
        src={`/api/doors/${slug}/poster?${query}`}
      />
    </SimpleGrid>
  );
}

/** Throws with the sentence that says why there is none. */
async function readPdf(url: string): Promise<Blob> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.blob();
}

const paperOf = (value: string | null): Paper => papers.find(one => one === value) ?? 'a4';
