'use client';

import {
  Alert,
  Anchor,
  Box,
  Button,
  Card,
  MultiSelect,
  Stack,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { Page } from '../ui/page';
import { Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { languageChoices, languageName } from './languages';
import classes from './new-survey.module.css';
import { PreviewFrame } from './preview/frame';
import { usePreview } from './preview/use-preview';
import { counted } from './words';

type Offer = Outputs['template']['list'][number];

/** *What do you want to ask about?* Eleven ready surveys, each with when to use it and how it looks on a phone. */
export function NewSurvey() {
  const trpc = useTRPC();
  const { can, href } = useWorkspace();
  const offers = useQuery(
    trpc.template.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (!can('design'))
    return (
      <Page title="New survey">
        <Alert variant="outline">
          Your role may read surveys. An editor can make new ones.{' '}
          <Anchor component={Link} underline="always" href={href('surveys')}>
            Back to the surveys
          </Anchor>
        </Alert>
      </Page>
    );
  return (
    <Page
      title="What do you want to ask about?"
      note="Every word, colour and language can be changed afterwards."
    >
      <Loaded query={offers}>{list => <Choose offers={list} />}</Loaded>
    </Page>
  );
}

function Choose({ offers }: { offers: Offer[] }) {
  const [name, setName] = useQueryState('template', parseAsString.withDefault(offers[0]?.name ?? ''));
  const chosen = offers.find(offer => offer.name === name) ?? offers[0];
  if (!chosen) return null;
  return (
    <Box className={classes.choose}>
      <Box component="fieldset" m={0} p={0} bd={0} miw={0}>
        <VisuallyHidden component="legend">What to ask about</VisuallyHidden>
        <div className={classes.cards}>
          {offers.map(offer => (
            <label key={offer.name} className={classes.card}>
              <input
                type="radio"
                name="template"
                value={offer.name}
                checked={offer.name === chosen.name}
                onChange={() => setName(offer.name)}
              />
              <Text fw={500}>{offer.title}</Text>
              <Text c="dimmed" mt={4}>
                {offer.when}
              </Text>
              <Text c="dimmed" size="xs" mt="xs">
                Up to {counted(offer.questions, 'question')}, about {Math.ceil(offer.seconds / 5) * 5} seconds
              </Text>
            </label>
          ))}
        </div>
      </Box>
      <Start key={chosen.name} offer={chosen} />
    </Box>
  );
}

function Start({ offer }: { offer: Offer }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { href } = useWorkspace();
  const [name, setName] = useState(offer.title);
  const [languages, setLanguages] = useState<string[]>(['en']);
  const template = useQuery(
    trpc.template.read.queryOptions({ name: offer.name }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const definition = template.data && { ...template.data.definition, languages };
  const language = languages[0] ?? 'en';
  const first = definition?.pages[0];
  const { drawn } = usePreview(
    definition && first
      ? { definition, language, template: offer.name, place: { kind: 'page', id: first.id } }
      : null,
  );
  const create = useMutation(
    trpc.survey.create.mutationOptions({
      onSuccess: async made => {
        await queryClient.invalidateQueries({ queryKey: trpc.survey.list.pathKey() });
        router.push(href('surveys', made.id));
      },
    }),
  );
  const isUntranslated = languages.some(tag => !offer.languages.includes(tag));
  return (
    <Card component="section" aria-label={`Start with ${offer.title}`}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label="Languages"
          description={
            isUntranslated
              ? `Ready in ${inWords(offer.languages)}; the others you translate in the next step.`
              : 'The first is shown where a customer’s own is missing.'
          }
          data={languageChoices(offer.languages)}
          value={languages}
          searchable
          onChange={next => setLanguages(next.length > 0 ? next : ['en'])}
        />
        {create.error ? (
          <Alert color="red" variant="outline" role="alert">
            {errorSentence(create.error)}
          </Alert>
        ) : null}
        <Button
          variant="filled"
          disabled={!definition || name.trim() === ''}
          loading={create.isPending || create.isSuccess}
          onClick={() => create.mutate({ template: offer.name, name, languages })}
        >
          Start with this
        </Button>
        <PreviewFrame
          html={drawn?.kind === 'page' ? drawn.html : null}
          language={language}
          title={`${offer.title} on a phone`}
          width={375}
          height={600}
        />
      </Stack>
    </Card>
  );
}

const inWords = (languages: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(languages.map(languageName));
