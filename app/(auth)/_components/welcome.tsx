'use client';

import { Anchor, Button } from '@mantine/core';
import Link from 'next/link';
import { postJson } from '@/components/ui/errors';
import { Door, goTo } from './door';

/** *Look around the demo*, or *Set up your company*. */
export function Welcome({ founded }: { founded: boolean }) {
  return (
    <Door
      title="Welcome"
      note="The demo is a made-up company with a year of customers. Nothing in it is ever mailed to anybody."
      submit="Look around the demo"
      onSubmit={async () => {
        const { slug } = await postJson<{ slug: string }>('/api/auth/demo', {});
        goTo(`/${slug}`);
      }}
      below={
        founded ? (
          <Anchor component={Link} href="/sign-in">
            Sign in
          </Anchor>
        ) : (
          <Button component={Link} href="/setup" fullWidth>
            Set up your company
          </Button>
        )
      }
    />
  );
}
