'use client';

import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { postJson } from '@/components/ui/errors';
import { Door } from '../_components/door';
import { Said } from '../_components/said';
import { useLinkToken } from '../_components/use-link-token';

export default function ResetPasswordPage() {
  const token = useLinkToken();
  const form = useForm({ initialValues: { password: '' } });
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Said title="The new password is set" link="Sign in">
        You are signed out everywhere. Sign in with the new password.
      </Said>
    );
  if (token === null)
    return (
      <Said title="This link is not complete" href="/forgot-password" link="Ask for a new one">
        Open it from the mail again.
      </Said>
    );
  return (
    <Door
      title="Choose a new password"
      submit="Set the new password"
      onSubmit={async () => {
        await postJson('/api/auth/reset', { token, ...form.values });
        setDone(true);
      }}
      onFaults={form.setErrors}
    >
      <PasswordInput
        label="New password"
        description="12 characters or more. Four unrelated words are a good one."
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </Door>
  );
}
