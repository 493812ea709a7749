import { Button, Card, Center, PasswordInput, Stack, Text, Title } from '@mantine/core';

const reasons: Record<string, string> = {
  wrong: 'That is not the password of this page.',
  often: 'Too many tries. Try again in 15 minutes.',
};

/** Asked before anything is shown, the company's name included. Works without scripts. */
export function PasswordForm({ token, refused }: { token: string; refused: string | undefined }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Card w="100%" maw={360} padding="lg">
        <form method="post" action={`/share/${token}/password`}>
          <Stack gap="md">
            <Title order={1}>This page asks for a password</Title>
            <Text c="dimmed">Whoever gave you the link can tell you.</Text>
            <PasswordInput
              label="Password"
              name="password"
              required
              withAsterisk={false}
              autoFocus
              autoComplete="off"
              error={refused ? reasons[refused] : undefined}
            />
            <Button type="submit" variant="filled">
              Open
            </Button>
          </Stack>
        </form>
      </Card>
    </Center>
  );
}
