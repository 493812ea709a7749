import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as file } from '@/app/api/doors/[workspace]/[door]/[file]/route';
import { GET as poster } from '@/app/api/doors/[workspace]/poster/route';
import { GET as posterPdf } from '@/app/api/doors/[workspace]/poster.pdf/route';
import { closeAuthPool } from '@/server/auth/database';
import { createDoor } from '@/server/services/door/create';
import type { Door } from '@/server/services/door/read';
import { closeDoor } from '@/server/services/door/settle';
import { uploadImage } from '@/server/services/image/upload';
import { createSurvey } from '@/server/services/survey/create';
import { type Browser, newBrowser, newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';

afterAll(closeAuthPool);

let world: World;
let survey: string;
let door: Door;
let viewer: Browser;
let stranger: Browser;

beforeAll(async () => {
  world = await newWorld();
  viewer = await signInAs(await newPerson('vera', { world, role: 'viewer' }));
  stranger = await signInAs(await newPerson('sam', { world: await newWorld(), role: 'owner' }));
  survey = await world.run(async ctx => {
    const red = { r: 200, g: 30, b: 30 };
    const logo = await sharp({ create: { width: 300, height: 80, channels: 3, background: red } })
      .png()
      .toBuffer();
    const { address } = await uploadImage({ ctx, input: { data: logo.toString('base64') } });
    const made = await createSurvey({ ctx, input: { template: 'store-visit' } });
    const { definition } = made;
    return (
      await createSurvey({
        ctx,
        input: { definition: { ...definition, theme: { ...definition.theme, logo: address } } },
      })
    ).id;
  });
  door = await world.run(ctx => createDoor({ ctx, input: { survey, name: 'Köln, Kasse 2 / "links"' } }));
});

const asking = (browser: Browser, query = '') =>
  new Request(`http://localhost:3999/api/doors/x${query}`, { headers: browser.headers() });
const code = (browser: Browser, name: string, { slug = world.slug, id = door.id, query = '' } = {}) =>
  file(asking(browser, query), { params: Promise.resolve({ workspace: slug, door: id, file: name }) });
const posters = (route: typeof poster, browser: Browser, query: string, slug = world.slug) =>
  route(asking(browser, query), { params: Promise.resolve({ workspace: slug }) });

describe('the files of a door', () => {
  it('come under a name that every system takes, for everybody who may look', async () => {
    const svg = await code(viewer, 'qr.svg');
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(svg.headers.get('content-disposition')).toBe(
      `attachment; filename="Koln-Kasse-2-links.svg"; filename*=UTF-8''K%C3%B6ln-Kasse-2-links.svg`,
    );
    const png = await code(viewer, 'qr.png');
    expect((await sharp(Buffer.from(await png.arrayBuffer())).metadata()).format).toBe('png');
    expect(await (await code(viewer, 'qr.svg', { query: '?kiosk' })).text()).not.toBe(await svg.text());
  });

  it('are there for nobody else, and nothing else is', async () => {
    expect((await code(newBrowser(), 'qr.svg')).status).toBe(401);
    expect((await code(stranger, 'qr.svg')).status).toBe(404);
    expect((await code(viewer, 'qr.svg', { id: survey })).status).toBe(404);
    expect((await code(viewer, 'qr.exe')).status).toBe(404);
    for (const route of [poster, posterPdf]) {
      expect((await posters(route, newBrowser(), `?survey=${survey}`)).status).toBe(401);
      expect((await posters(route, stranger, `?survey=${survey}`)).status).toBe(404);
      expect((await posters(route, viewer, '?survey=1')).status).toBe(422);
      expect((await posters(route, viewer, `?survey=${survey}&door=${survey}`)).status).toBe(404);
    }
  });

  it('show the uploaded logo, as page and as PDF', async () => {
    const page = await posters(poster, viewer, `?survey=${survey}&headline=Wie+war%E2%80%99s%3F`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toMatch(/<img src="http[^"]*\/s\/images\/[^"]+" alt="Boots &amp; Co"/);
    expect(html).toContain('Wie war’s?');
    const pdf = await posters(posterPdf, viewer, `?survey=${survey}&door=${door.id}&paper=letter`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toContain('/Subtype /Image');
  });

  it('leave out doors that are closed, unless they are asked for', async () => {
    const shut = await world.run(async ctx => {
      const { id } = await createDoor({ ctx, input: { survey, name: 'Closed one' } });
      return closeDoor({ ctx, input: { id } });
    });
    const all = await (await posters(poster, viewer, `?survey=${survey}`)).text();
    expect(all).not.toContain('Closed one');
    const asked = await (await posters(poster, viewer, `?survey=${survey}&door=${shut.id}`)).text();
    expect(asked.match(/class="sheet"/g)).toHaveLength(1);
    expect(asked).toContain('Closed one');
  });
});
