'use client';

import { Anchor, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import Link from 'next/link';
import { useState } from 'react';
import { postJson } from '@/components/ui/errors';
import { Door } from '../_components/door';
import { Said } from '../_components/said';

export default function ForgotPasswordPage() {
  const form = useForm({ initialValues: { email: '' } });
  const [mailed, setMailed] = useState(false);
  if (mailed)
    return (
      <Said title="Look into your mail">
        If {form.values.email} has an account here, a link to choose a new password is on its way. It works
        for one hour.
      </Said>
    );
  return (
    <Door
      title="Choose a new password"
      note="We mail you a link."
      submit="Mail me the link"
      onSubmit={async () => {
        await postJson('/api/auth/send-reset', form.values);
        setMailed(true);
      }}
      onFaults={form.setErrors}
      below={
        <Anchor component={Link} href="/sign-in">
          Back to sign-in
        </Anchor>
      }
    >
      <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
    </Door>
  );
}
