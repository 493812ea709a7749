'use client';

import { Button } from '@mantine/core';
import { signOut } from '@/components/ui/sign-out';

export function SignOutButton() {
  return (
    <Button mt="md" onClick={signOut}>
      Sign out
    </Button>
  );
}
