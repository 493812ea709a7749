import { type APIRequestContext, type Browser, expect } from '@playwright/test';
import { signIn } from './fixtures';

/** One call of the REST API that has to succeed; `path` begins behind `/api/v1`. */
export type Rest = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  data?: unknown,
) => Promise<{ [name: string]: unknown }>;

/** A key of the demo's workspace that may do everything, made on the screen by the owner. */
export async function makeKey(browser: Browser, name: string): Promise<string> {
  const page = await browser.newPage();
  await signIn(page);
  await page.goto('/demo/settings/api-keys', { waitUntil: 'networkidle' });
  await page.getByLabel('What is it for?').fill(name);
  await page.getByRole('combobox', { name: 'It may' }).click();
  await page.getByRole('option', { name: 'Read and change everything' }).click();
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = await page.getByText(/^aw_[0-9A-Za-z]{30}$/).textContent();
  await page.close();
  return key ?? '';
}

/** The REST API with this key. */
export const restWith =
  (request: APIRequestContext, key: string): Rest =>
  async (method, path, data) => {
    const headers = { authorization: `Bearer ${key}` };
    const response = await request.fetch(`/api/v1${path}`, { method, headers, data });
    expect(response.ok(), `${method} ${path}: ${response.status()} ${await response.text()}`).toBe(true);
    return response.json();
  };
