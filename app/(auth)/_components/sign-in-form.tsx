'use client';

import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import Link from 'next/link';
import { useState } from 'react';
import { errorSentence, postJson } from '@/components/ui/errors';
import { Door, goTo } from './door';
import { Said } from './said';

/** Address and password, or a link by mail. `next`: a path of ours to go to afterwards. */
export function SignInForm({ next, offerDemo }: { next: string; offerDemo: boolean }) {
  const form = useForm({ initialValues: { email: '', password: '' } });
  const [mailed, setMailed] = useState(false);
  const mailLink = async (): Promise<void> => {
    try {
      await postJson('/api/auth/send-link', { email: form.values.email });
      setMailed(true);
    } catch (error) {
      form.setFieldError('email', errorSentence(error));
      notifications.show({ color: 'red', message: errorSentence(error) });
    }
  };
  if (mailed)
    return (
      <Said title="Look into your mail">
        If {form.values.email} has an account here, a sign-in link is on its way. It works for 15 minutes.
      </Said>
    );
  return (
    <Door
      title="Sign in"
      submit="Sign in"
      onSubmit={async () => {
        await postJson('/api/auth/sign-in', form.values);
        goTo(next);
      }}
      onFaults={form.setErrors}
      below={
        <Stack gap="sm">
          <Group justify="space-between">
            <Button
              variant="subtle"
              size="compact-sm"
              px={0}
              onClick={mailLink}
              disabled={!form.values.email}
            >
              Mail me a sign-in link
            </Button>
            <Anchor component={Link} href="/forgot-password">
              Forgot the password?
            </Anchor>
          </Group>
          {offerDemo ? (
            <Anchor component={Link} href="/welcome">
              Look around the demo
            </Anchor>
          ) : null}
        </Stack>
      }
    >
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        {...form.getInputProps('password')}
      />
    </Door>
  );
}
