import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import PostalMime, { type Email } from 'postal-mime';

export { expect };

type Fixtures = {
  /** Reads the newest mail to this address from the SMTP sink, waiting for it. */
  mailTo: (address: string, subject?: RegExp) => Promise<Email & { raw: string }>;
  /** Fails on any accessibility violation (WCAG 2.2 AA), in both colour schemes. */
  accessible: (page: Page) => Promise<void>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern to see what a fixture needs
  mailTo: async ({}, use) => {
    await use(async (address, subject = /./) => {
      const deadline = Date.now() + 15_000;
      for (;;) {
        const received = (await (await fetch(process.env.E2E_MAILS ?? '')).json()) as {
          to: string[];
          raw: string;
        }[];
        for (const { to, raw } of received.reverse()) {
          if (!to.includes(address)) continue;
          const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'));
          if (subject.test(mail.subject ?? '')) return { ...mail, raw };
        }
        if (Date.now() > deadline) throw new Error(`No mail to ${address} in 15 s`);
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  accessible: async ({}, use) => {
    await use(async page => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page });
        // What lies behind an open dialog is dimmed, and out of everybody's reach; one that closes is gone in a moment.
        const dialog = page.locator('[role=dialog][aria-modal=true]').first();
        const isOpen = await dialog.waitFor({ state: 'hidden', timeout: 500 }).then(
          () => false,
          () => true,
        );
        if (isOpen) axe.exclude('.mantine-AppShell-root');
        const { violations } = await axe
          // The preview's frame refuses foreign script; the survey page inside it has tests of its own.
          .exclude('iframe')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const faults = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`,
        );
        expect(faults, `${page.url()} in ${colorScheme}`).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    });
  },
});

/** Keeps a picture for the README and the guides. */
export const picture = (page: Page, name: string) =>
  page.screenshot({ path: `docs/screenshots/${name}.png`, animations: 'disabled' });

/** Signs somebody in, by default the demo's owner; resolves when their first page is there. */
export async function signIn(
  page: Page,
  who = { email: process.env.E2E_DEMO_EMAIL ?? '', password: process.env.E2E_DEMO_PASSWORD ?? '' },
  lands = /\/demo/,
): Promise<void> {
  // What is typed before the page's script runs would be gone.
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  await page
    .getByLabel(/e-mail/i)
    .first()
    .fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(lands);
}
