'use client';

import { Card, List, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { adviseOnMail } from '@/domain/survey/mail-advice';
import { pickText } from '@/domain/survey/translate';
import { useDraftRoom } from '../../draft-context';
import { usePreview } from '../../preview/use-preview';

/** In milliseconds. */
const PAUSE = 300;

/** What might keep the mail unread, in the language shown. It stops nothing. */
export function MailAdvice() {
  const { definition, survey, language } = useDraftRoom();
  // The preview beside it draws every key; advice waits until typing pauses.
  const [settled] = useDebouncedValue(definition, PAUSE);
  const request = useMemo(
    () => ({ definition: settled, language, template: survey.template, place: { kind: 'email' as const } }),
    [settled, language, survey.template],
  );
  const { drawn } = usePreview(request);
  if (drawn?.kind !== 'email') return null;
  const { email, languages } = settled;
  const own = (name: 'subject' | 'preheader' | 'intro' | 'button' | 'signature') =>
    pickText(email[name], language, languages);
  const advice = adviseOnMail({
    ...drawn,
    own: {
      subject: own('subject'),
      preheader: own('preheader'),
      intro: own('intro'),
      button: own('button'),
      signature: own('signature'),
    },
  });
  return (
    <Card component="section" aria-label="Advice">
      <Title order={2} mb={4}>
        Advice
      </Title>
      {advice.length === 0 ? (
        <Text c="dimmed" role="status">
          Nothing to remark: {kilobytes(drawn.html)} KB, a plain-text part, one-click unsubscribe.
        </Text>
      ) : (
        <List size="sm" spacing={4} role="status">
          {advice.map(({ code, message }) => (
            <List.Item key={code}>{message}</List.Item>
          ))}
        </List>
      )}
    </Card>
  );
}

const kilobytes = (html: string): string =>
  new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(
    new TextEncoder().encode(html).length / 1024,
  );
