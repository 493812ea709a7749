import fs from 'node:fs';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '@/domain/survey/templates/catalog';
import { newWorld } from '../factories/world';
import { ask, publish, serveSurveys } from './survey';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
  path => path && fs.existsSync(path),
);
const guide = fs.readFileSync('docs/screen-reader.md', 'utf8');

/** The walk of `docs/screen-reader.md`, done again: each block of the document is what Chromium gives to a screen reader. */
describe.skipIf(!executablePath)('what a screen reader says of the demo’s survey', () => {
  let site: Awaited<ReturnType<typeof serveSurveys>>;
  let browser: Browser;
  let page: Page;
  let cdp: CDPSession;

  beforeAll(async () => {
    site = await serveSurveys();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'en-GB' });
    cdp = await page.context().newCDPSession(page);
    await cdp.send('Accessibility.enable');
    const world = await newWorld();
    const { definition } = templates['post-purchase'];
    const ann = await ask(world, await publish(world, { ...definition, languages: ['en'] }), {
      locale: 'en',
    });
    await page.goto(`${site.url}${ann.path}?v.recommend=2`);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** Compares the page as it stands with the blocks below a heading of the document. The foot is the same everywhere. */
  async function asWritten(heading: string, part: 'body' | 'main'): Promise<void> {
    const written = guide.split(/^## /m).find(section => section.startsWith(`${heading}\n`)) ?? '';
    const block = (kind: string) => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\n\`\`\``).exec(written)?.[1];
    const tree = await page.locator(part).ariaSnapshot();
    expect(lasting(tree), `${heading}: the tree`).toBe(block('yaml'));
    expect(lasting((await spoken(page, cdp, part)).join('\n')), `${heading}: by the tab key`).toBe(
      block('text'),
    );
  }

  it('is what the document says, from the tap in the mail to the thanks', { timeout: 120_000 }, async () => {
    await asWritten('1. The page opens from the mail', 'body');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What went wrong?').waitFor();
    await asWritten('2. The next page', 'main');
    await page.getByRole('radio', { name: 'Yes' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Which number').fill('none');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('#faults').waitFor();
    await asWritten('3. An answer needs another look', 'main');
    await page.getByLabel('Which number').fill('+44 20 7946 0000');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('[data-state=completed]').waitFor();
    await asWritten('4. Thank you', 'main');
  });
});

/** Days and hours differ from run to run, and a year is told only once it is over. */
const lasting = (said: string): string =>
  said
    .replace(/ on 3 March( \d{4})?\./g, ' on 3 March.')
    .replace(/until \d+ \w+ at \d\d:\d\d [\w+:]+\./g, 'until 4 March at 17:05 CET.');

/** Kinds of controls by the names that readers give them. */
const KINDS: Record<string, string> = {
  radio: 'radio button',
  radiogroup: 'group',
  textbox: 'edit text',
  checkbox: 'check box',
};

/**
 * What has the focus, and then each stop of the tab key, as a reader hears it: the groups just entered, the name, the
 * kind of control, its states, and what describes it.
 */
async function spoken(page: Page, cdp: CDPSession, part: string): Promise<string[]> {
  const lines: string[] = [];
  let around: string[] = [];
  for (let stop = 0; stop < 50; stop += 1) {
    if (stop > 0) await page.keyboard.press('Tab');
    const isInPart = (await page.locator(`${part} :focus`).count()) > 0;
    if (!isInPart && stop > 0) break;
    if (!isInPart) {
      lines.push(`${await page.title()}, page`);
      continue;
    }
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const objectId = result.objectId ?? '';
    const { nodes } = await cdp.send('Accessibility.getAXNodeAndAncestors', { objectId });
    const [node, ...ancestors] = nodes;
    if (!node) break;
    const groups = ancestors.filter(({ role }) => /^(radio)?group$/.test(role?.value)).reverse();
    const entered = groups.filter(({ nodeId }) => !around.includes(nodeId));
    around = groups.map(({ nodeId }) => nodeId);
    lines.push([...entered, node].flatMap(said).filter(Boolean).join(', '));
  }
  return lines;
}

type Valued = { value?: unknown };
/** A node of Chromium's accessibility tree, as far as it is spoken. */
type Node = {
  role?: Valued;
  name?: Valued;
  description?: Valued;
  properties?: { name: string; value: Valued }[];
};

function said({ role, name, description, properties }: Node): unknown[] {
  const kind = String(role?.value);
  const has = (property: string) => {
    const value = properties?.find(item => item.name === property)?.value.value;
    return value !== undefined && value !== false && value !== 'false';
  };
  const isChosen = kind === 'radio' || kind === 'checkbox';
  return [
    name?.value,
    KINDS[kind] ?? kind,
    isChosen && (has('checked') ? 'checked' : 'not checked'),
    has('required') && 'required',
    has('invalid') && 'invalid entry',
    description?.value,
  ];
}
