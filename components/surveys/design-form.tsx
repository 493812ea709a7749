'use client';

import { Box, Card, ColorInput, Divider, MultiSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { webAddress } from '@/domain/survey/text';
import { edited } from './draft';
import { fieldId, useDraftRoom } from './draft-context';
import { languageChoices } from './languages';
import { LocalText } from './local-text';
import { QuestionFields } from './question-fields';

/** Every word of the survey, then of the mail that invites to it. */
export function DesignForm() {
  const { definition } = useDraftRoom();
  let number = 0;
  return (
    <Stack gap="md">
      <Basics />
      {definition.pages.map((page, pageIndex) => (
        <Section
          key={page.id}
          path={`pages.${pageIndex}`}
          title={definition.pages.length > 1 ? `Page ${pageIndex + 1}` : 'Questions'}
        >
          {definition.pages.length > 1 ? (
            <LocalText path={`pages.${pageIndex}.title`} label="Page title (optional)" maxLength={300} />
          ) : null}
          {page.questions.map((question, index) => {
            if (question.type !== 'statement') number += 1;
            return (
              <Box key={question.key}>
                {index > 0 ? <Divider mb="md" /> : null}
                <QuestionFields
                  question={question}
                  path={`pages.${pageIndex}.questions.${index}`}
                  number={number}
                />
              </Box>
            );
          })}
        </Section>
      ))}
      <Endings />
      <InvitationMail />
      <Look />
    </Stack>
  );
}

function Section({
  path,
  title,
  note,
  children,
}: {
  path: string;
  title: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <Card component="section" aria-label={title} id={fieldId(path)} tabIndex={-1}>
      <Title order={2} mb={note ? 0 : 'sm'}>
        {title}
      </Title>
      {note ? (
        <Text c="dimmed" mb="sm">
          {note}
        </Text>
      ) : null}
      <Stack gap="sm">{children}</Stack>
    </Card>
  );
}

function Basics() {
  const { definition, change, readOnly } = useDraftRoom();
  const { name, languages } = definition;
  return (
    <Section path="basics" title="Survey">
      <TextInput
        id={fieldId('name')}
        label="Name"
        description="For you and your colleagues; customers see it as the page’s title."
        value={name}
        maxLength={200}
        readOnly={readOnly}
        error={name.trim() === '' ? 'Give the survey a name.' : null}
        onChange={event => change({ ...definition, name: event.currentTarget.value })}
      />
      <MultiSelect
        id={fieldId('languages')}
        label="Languages"
        description="The first is shown where a customer’s own language is missing."
        data={languageChoices(languages)}
        value={languages}
        searchable
        readOnly={readOnly}
        nothingFoundMessage="No such language in this list"
        onChange={next => {
          if (next.length > 0) change({ ...definition, languages: next });
        }}
      />
    </Section>
  );
}

function InvitationMail() {
  return (
    <Section
      path="email"
      title="Invitation mail"
      note="Left empty, a field takes our words in the customer’s language. {{customer.name}}, {{interaction.product|your order}} and {{company.name}} are filled in."
    >
      <LocalText path="email.subject" label="Subject" own="Our words, naming what happened" maxLength={200} />
      <LocalText path="email.preheader" label="Preview line" own="The first sentence" maxLength={200} />
      <LocalText path="email.intro" label="First sentence" own="Our words" rows={2} maxLength={2000} />
      <LocalText path="email.button" label="Button" own="Our words" maxLength={80} />
      <LocalText
        path="email.senderName"
        label="Sender’s name (optional)"
        own="Your company"
        maxLength={100}
      />
      <LocalText path="email.signature" label="Signature (optional)" rows={1} maxLength={500} />
    </Section>
  );
}

function Endings() {
  const { definition } = useDraftRoom();
  return definition.endings.map((ending, index) => (
    <Section
      key={ending.id}
      path={`endings.${index}`}
      title={definition.endings.length > 1 ? `Thank-you page ${index + 1}` : 'Thank-you page'}
    >
      <LocalText path={`endings.${index}.title`} label="Heading" maxLength={300} />
      <LocalText path={`endings.${index}.text`} label="Text (optional)" rows={2} maxLength={2000} />
      {ending.link ? <EndingLink index={index} url={ending.link.url} /> : null}
    </Section>
  ));
}

function EndingLink({ index, url }: { index: number; url: string }) {
  const { definition, change } = useDraftRoom();
  return (
    <>
      <LocalText path={`endings.${index}.link.label`} label="Words of the link" maxLength={300} />
      <AddressInput
        path={`endings.${index}.link.url`}
        label="Address of the link"
        value={url}
        onValid={address =>
          change(
            edited(definition, draft => {
              const ending = draft.endings[index];
              if (ending?.link && address) ending.link.url = address;
            }),
          )
        }
      />
    </>
  );
}

function Look() {
  const { definition, change, readOnly } = useDraftRoom();
  const { theme } = definition;
  return (
    <Section path="theme" title="Look">
      <ColorInput
        id={fieldId('theme.color')}
        label="Colour"
        description="On the button and around the field in focus; never on a scale, where it would push people up or down."
        format="hex"
        readOnly={readOnly}
        value={theme.color}
        popoverProps={{ withinPortal: true }}
        eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
        onChange={color => {
          if (/^#[0-9a-f]{6}$/i.test(color)) change({ ...definition, theme: { ...theme, color } });
        }}
      />
      <AddressInput
        path="theme.logo"
        label="Address of the logo (optional)"
        value={theme.logo ?? ''}
        onValid={logo => {
          const { logo: _, ...rest } = theme;
          change({ ...definition, theme: logo ? { ...rest, logo } : rest });
        }}
      />
      <LocalText path="theme.footer" label="Foot of the page (optional)" rows={1} />
    </Section>
  );
}

/** Half an address is kept in the field and goes into the draft once it is whole. */
function AddressInput({
  path,
  label,
  value,
  onValid,
}: {
  path: string;
  label: string;
  value: string;
  onValid: (address: string) => void;
}) {
  const { onEditAt, readOnly } = useDraftRoom();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const parsed = typed === '' ? null : webAddress.safeParse(typed);
  return (
    <TextInput
      id={fieldId(path)}
      label={label}
      placeholder="https://"
      inputMode="url"
      readOnly={readOnly}
      value={typed}
      error={
        parsed?.success === false
          ? 'Use an address that starts with https://. The last whole one is kept.'
          : null
      }
      onFocus={() => onEditAt(path)}
      onChange={event => {
        const next = event.currentTarget.value.trim();
        setTyped(next);
        if (next === '' || webAddress.safeParse(next).success) onValid(next);
      }}
    />
  );
}
