'use client';

import { Box, Card, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useRef, useState } from 'react';
import { type Outputs, useTRPC } from '../../trpc';
import { Loaded } from '../../ui/states';
import classes from '../new-survey.module.css';
import { counted } from '../words';
import { FirstPage } from './first-page';
import { MakeButton } from './make-button';
import { NameAndLanguages } from './name-and-languages';
import { useMake } from './use-make';

type Offer = Outputs['template']['list'][number];

/** The eleven ready surveys, each with when to use it and how it looks on a phone. */
export function StartReady() {
  const trpc = useTRPC();
  const offers = useQuery(
    trpc.template.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return <Loaded query={offers}>{list => <Choose offers={list} />}</Loaded>;
}

function Choose({ offers }: { offers: Offer[] }) {
  const [name, setName] = useQueryState('template', parseAsString.withDefault(offers[0]?.name ?? ''));
  const chosen = offers.find(offer => offer.name === name) ?? offers[0];
  const start = useRef<HTMLDivElement>(null);
  if (!chosen) return null;
  const choose = (next: string): void => {
    void setName(next);
    // On a phone the way on stands below all eleven; beside them it is in sight already.
    start.current?.scrollIntoView({ block: 'nearest' });
  };
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
                onChange={() => choose(offer.name)}
              />
              <Text fw={500}>{offer.title}</Text>
              <Text c="dimmed" mt={4}>
                {offer.when}
              </Text>
              <Text c="dimmed" size="xs" mt="xs">
                Up to {counted(offer.questions, 'question')}, about {Math.ceil(offer.seconds / 5) * 5}{' '}
                seconds, {counted(offer.languages.length, 'language')}
              </Text>
            </label>
          ))}
        </div>
      </Box>
      <div ref={start} className={classes.start}>
        <Start key={chosen.name} offer={chosen} />
      </div>
    </Box>
  );
}

function Start({ offer }: { offer: Offer }) {
  const trpc = useTRPC();
  const make = useMake();
  const [name, setName] = useState(offer.title);
  const [languages, setLanguages] = useState<string[]>(['en']);
  const template = useQuery(
    trpc.template.read.queryOptions({ name: offer.name }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const definition = useMemo(
    () => (template.data ? { ...template.data.definition, languages } : null),
    [template.data, languages],
  );
  return (
    <Card component="section" aria-label={`Start with ${offer.title}`}>
      <Stack gap="sm">
        <NameAndLanguages
          name={name}
          onName={setName}
          languages={languages}
          onLanguages={setLanguages}
          ready={offer.languages}
        />
        <MakeButton
          make={make}
          disabled={name.trim() === ''}
          onClick={() => make.create({ template: offer.name, name, languages })}
        >
          Start with this
        </MakeButton>
        <FirstPage definition={definition} template={offer.name} title={`${offer.title} on a phone`} />
      </Stack>
    </Card>
  );
}
