import { createHash } from 'node:crypto';
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { parseDefinition } from '@/domain/survey/parse';
import { surveyDoor } from '@/drizzle/schema/door';
import { renderPreview } from '@/server/respond/preview';
import { enhancement } from '@/server/respond/script';
import { pageLanguages } from '@/server/respond/words/words';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { ask, filled, look, post, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
});
afterAll(() => site.close());

/** Bytes of head and body as they travel. */
function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { 'accept-encoding': 'br, gzip' }, agent: false }, answer => {
      let body = 0;
      answer.on('data', (chunk: Buffer) => {
        body += chunk.length;
      });
      answer.on('end', () =>
        resolve(body + answer.rawHeaders.join(': \r\n').length + 'HTTP/1.1 200 OK\r\n\r\n'.length),
      );
    });
    request.on('error', reject);
  });
}

const twelveQuestions = {
  name: 'Twelve questions',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'p1',
      questions: [
        {
          key: 'recommend',
          type: 'nps',
          required: true,
          title: { en: 'Would you recommend us?', de: 'Empfehlen Sie uns?' },
        },
        { key: 'why', type: 'long', title: { en: 'What is the main reason?', de: 'Was ist der Grund?' } },
      ],
    },
    {
      id: 'p2',
      questions: Array.from({ length: 10 }, (_, index) => ({
        key: `q${index}`,
        type: 'csat',
        title: { en: `How was part ${index}?`, de: `Wie war Teil ${index}?` },
      })),
    },
  ],
};

describe('the weight of the page', () => {
  it('stays within one TCP window, in one request, with a small script', async () => {
    const ann = await ask(world, await publish(world, twelveQuestions));
    const bytes = await bytesOf(site.url + ann.path);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(8_192);
    const { html } = await look(site.url + ann.path);
    const fetched = [...html.matchAll(/<(?:script|link|img|iframe|source)[^>]*(?:src|href)="([^"]*)"/g)].map(
      found => found[1],
    );
    expect(fetched.filter(url => !url?.startsWith('data:'))).toEqual([]);
    expect(gzipSync(enhancement()).length).toBeLessThanOrEqual(4096);
  });

  it('is the same page in every encoding, and HEAD is GET without a body', async () => {
    const ann = await ask(world, await publish(world, twelveQuestions));
    const [br, gzip, plain] = await Promise.all(
      ['br', 'gzip', 'identity'].map(encoding =>
        look(site.url + ann.path, { headers: { 'accept-encoding': encoding } }),
      ),
    );
    expect(br?.headers.get('content-encoding')).toBe('br');
    expect(gzip?.headers.get('content-encoding')).toBe('gzip');
    expect(plain?.headers.get('content-encoding')).toBeNull();
    expect([br?.html, gzip?.html]).toEqual([plain?.html, plain?.html]);
    const head = await look(site.url + ann.path, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
    expect([head.status, head.html, head.headers.get('content-length')]).toEqual([
      200,
      '',
      br?.headers.get('content-length'),
    ]);
  });
});

describe('what the page lets in and out', () => {
  it('is not kept, indexed, referred from or framed, and runs nothing but its own script', async () => {
    const ann = await ask(world, await publish(world, everyQuestion));
    const { headers, html } = await look(site.url + ann.path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('set-cookie')).toBeNull();
    const csp = headers.get('content-security-policy') ?? '';
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).toContain("form-action 'self'");
    expect(csp).not.toContain('unsafe');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(csp).toContain(hash(/<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''));
    expect(csp).toContain(hash(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''));
    expect(html).not.toMatch(/ style="/);
  });

  it('escapes hostile words wherever they are shown', async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&{{customer.name}}`;
    const surveyId = await publish(world, {
      name: evil,
      languages: ['en'],
      pages: [
        {
          id: 'p1',
          title: evil,
          questions: [
            { key: 'why', type: 'short', required: true, title: evil, help: evil, placeholder: 'x' },
            {
              key: 'pick',
              type: 'single',
              title: evil,
              choices: [
                { id: 'a', label: evil },
                { id: 'b', label: 'b' },
              ],
              other: { label: evil },
            },
            {
              key: 'rows',
              type: 'matrix',
              title: evil,
              rows: [{ id: 'r', label: evil }],
              labels: { low: evil, high: evil },
            },
            {
              key: 'rank',
              type: 'ranking',
              title: evil,
              choices: [
                { id: 'a', label: evil },
                { id: 'b', label: 'b' },
              ],
            },
          ],
        },
        {
          id: 'p2',
          questions: [
            { key: 'echo', type: 'long', title: 'You said {{answers.why}} in {{interaction.product}}' },
          ],
        },
      ],
      endings: [{ id: 'end', title: evil, text: 'You said {{answers.why}}' }],
      theme: { footer: evil },
    });
    const ann = await ask(world, surveyId, { product: evil });
    const faulty = await post(
      site.url + ann.path,
      [
        ['pick', evil],
        [evil, evil],
      ],
      { follow: false },
    );
    let page = await look(site.url + ann.path);
    const pages = [faulty.html, page.html];
    page = await post(page.url, filled(page.html, { why: evil }));
    expect(page.html).toContain('You said');
    pages.push(page.html);
    page = await post(page.url, filled(page.html, { echo: evil }));
    expect(page.state).toBe('completed');
    pages.push(page.html, (await look(`${site.url}${ann.path}?page=p2`)).html);
    pages.push(
      (await look(`${site.url}${ann.path}?lang=${encodeURIComponent(evil)}&page=${encodeURIComponent(evil)}`))
        .html,
    );
    for (const html of pages) {
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).not.toMatch(/<img/);
      expect(html).not.toContain(evil);
    }
  });
});

describe('the language of the page', () => {
  const nine = {
    ...twelveQuestions,
    languages: pageLanguages,
    pages: [{ id: 'p1', questions: [{ key: 'recommend', type: 'nps', required: true, title: { en: 'Q' } }] }],
  };

  it.each([
    ['en', 'You bought from', 'Please answer this question.'],
    ['de', 'Sie haben am 3. März bei', 'Bitte beantworten Sie diese Frage.'],
    ['fr', 'Vous avez acheté chez', 'Merci de répondre à cette question.'],
    ['es', 'Compró en', 'Responda a esta pregunta, por favor.'],
    ['it', 'in data 3 marzo', 'Risponda a questa domanda, per favore.'],
    ['nl', 'U hebt op 3 maart iets gekocht bij', 'Beantwoord deze vraag.'],
    ['pt', 'Fez uma compra em', 'Responda a esta pergunta, por favor.'],
    ['pl', 'z dnia 3 marca', 'Prosimy odpowiedzieć na to pytanie.'],
    ['ar', 'في 3 مارس', 'نرجو الإجابة عن هذا السؤال.'],
  ])('%s is spoken from the first word to the last fault', async (language, reason, fault) => {
    expect(pageLanguages).toContain(language);
    const ann = await ask(world, await publish(world, nine), { locale: language });
    const page = await look(site.url + ann.path);
    expect(page.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page.html).toContain(reason);
    const again = await post(page.url, filled(page.html, {}), { follow: false });
    expect([again.status, again.html.includes(fault)]).toEqual([422, true]);
    const done = await post(page.url, filled(page.html, { recommend: '9' }));
    expect(done.html).toContain(`lang="${language}"`);
  });

  it('switches without losing what was typed, and stays', async () => {
    const ann = await ask(world, await publish(world, twelveQuestions));
    expect((await look(`${site.url}${ann.path}?lang=de`)).html).toContain('Empfehlen Sie uns?');
    const page = await look(site.url + ann.path);
    const german = await post(page.url, [...filled(page.html, { why: 'Half a sent' }), ['_switch', 'de']], {
      follow: false,
    });
    expect(german.status).toBe(200);
    expect(german.html).toContain('Empfehlen Sie uns?');
    expect(filled(german.html, {})).toContainEqual(['why', 'Half a sent']);
    const next = await post(page.url, filled(german.html, { recommend: '5' }));
    expect(next.html).toContain('Wie war Teil 0?');
    expect((await look(site.url + ann.path)).html).toContain('Wie war Teil 0?');
  });

  it('reads from right to left where the language does', () => {
    const parsed = parseDefinition({ ...twelveQuestions, languages: ['ar'] });
    if (!parsed.ok) throw new Error('fixture');
    const { html } = renderPreview(parsed.definition, { language: 'ar-EG', company: 'Boots & Co' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });
});

describe('every control', () => {
  it('has a name: one label or legend each, and every point of a scale is spoken in full', async () => {
    const ann = await ask(world, await publish(world, everyQuestion));
    const page = await look(site.url + ann.path);
    expect(page.html.match(/<input type="radio"/g)).toHaveLength(11);
    expect(page.html).toMatch(/aria-label="0 of 10, Not at all likely"[^>]*><span[^>]*><b>0<\/b>/);
    expect(page.html).toMatch(/aria-label="7 of 10"[^>]*><span[^>]*><b>7<\/b>/);
    const details = await post(page.url, filled(page.html, { recommend: '2' }));
    expect(details.html).toContain('4 of 5 stars, Satisfied');
    const ids = [...details.html.matchAll(/ id="([^"]+)"/g)].map(found => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what the script builds upon', () => {
  const drawn = (questions: object[], language = 'en') => {
    const parsed = parseDefinition({
      name: 'Boots',
      languages: ['en', 'ar'],
      pages: [{ id: 'p1', questions }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return renderPreview(parsed.definition, { language, company: 'Boots & Co' }).html;
  };
  const tagOf = (html: string, start: string) =>
    new RegExp(`<${start}(?:"[^"]*"|[^>"])*>`).exec(html)?.[0] ?? '';

  it('is the place for a count where the survey sets a limit, in every plural form of the language', () => {
    const texts = [
      { key: 'nick', type: 'short', title: 'Name', maxLength: 40 },
      { key: 'why', type: 'long', title: 'Why?' },
    ];
    const html = drawn(texts, 'ar');
    expect(tagOf(html, 'input type="text"')).toContain('data-max="40"');
    expect(tagOf(html, 'input type="text"')).toContain('aria-describedby="c-nick"');
    const forms: unknown = JSON.parse(
      (/ id="c-nick" data-left="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'),
    );
    expect(Object.keys(Object(forms))).toEqual(expect.arrayContaining(['zero', 'two', 'few', 'other']));
    expect(tagOf(html, 'textarea')).not.toMatch(/data-max|maxlength/);
    expect(html.match(/class="count"/g)).toHaveLength(1);
  });

  it('tells where a scale begins, and each choice of a ranking its words', () => {
    const html = drawn([
      { key: 'recommend', type: 'nps', title: 'Recommend?' },
      { key: 'parts', type: 'matrix', title: 'Parts', rows: [{ id: 'sole', label: 'Sole' }] },
      { key: 'order', type: 'ranking', title: 'Order', choices: [{ id: 'a', label: 'Comfort' }] },
    ]);
    expect(tagOf(html, 'fieldset class="q" id="q-recommend"')).toMatch(/data-scale data-low="0"/);
    expect(tagOf(html, 'fieldset class="q" id="q-parts"')).not.toContain('data-scale');
    expect(tagOf(html, 'fieldset class="row"')).toMatch(/data-scale data-low="1"/);
    expect(tagOf(html, 'ol')).toContain('data-moved="{choice} is now number {place} of {places}."');
    expect(tagOf(html, 'li data-up')).toContain('data-up="Move Comfort up" data-down="Move Comfort down"');
  });

  it('says how many may be ticked before anybody ticks too many', () => {
    const choices = ['a', 'b', 'c'].map(id => ({ id, label: id }));
    const some = { key: 'some', type: 'multiple', title: 'Some', min: 2, max: 2, choices };
    expect(drawn([some])).toContain('Please choose at least 2. Please choose at most 2.');
    expect(drawn([{ ...some, min: 0, max: 3 }])).not.toContain('Please choose at');
  });

  it('is a keyboard that has every sign the number may need', () => {
    const number = { key: 'pairs', type: 'number', title: 'Pairs' };
    const keys = (limits: object) => / inputmode="(\w+)"/.exec(drawn([{ ...number, ...limits }]))?.[1];
    expect(keys({ min: 0, integer: true })).toBe('numeric');
    expect(keys({ min: 0 })).toBe('decimal');
    expect(keys({ min: -5 })).toBe('text');
    expect(keys({})).toBe('text');
  });
});

describe('the field that nobody sees', () => {
  it('stands on the first page of a door, out of reach of hand, eye and ear, and on no personal page', async () => {
    const surveyId = await publish(world, twelveQuestions);
    const publicId = `page${surveyId.replaceAll('-', '').slice(-12)}`;
    await world.run(({ db, workspaceId }) =>
      db.insert(surveyDoor).values({ workspaceId, id: newId(), surveyId, name: 'Till', publicId }),
    );
    const door = await look(`${site.url}/s/p/${publicId}`);
    expect(door.html).toMatch(
      /<label class="vh" aria-hidden="true">[^<]+<input type="text" name="_website" autocomplete="off" tabindex="-1"/,
    );
    const second = await post(door.url, filled(door.html, { recommend: '9' }));
    expect(second.html).toContain('How was part 0?');
    expect(second.html).not.toContain('_website');
    expect((await look(site.url + (await ask(world, surveyId)).path)).html).not.toContain('_website');
  });
});

describe('pictures', () => {
  it('have their room, come as large as they are shown, and wait unless they stand in the first question', () => {
    const image = { url: `/s/images/${'0190b6f0-0000-7000-8000-000000000000'}-1200x600`, alt: 'A boot' };
    const parsed = parseDefinition({
      name: 'Boots',
      pages: [
        {
          id: 'p1',
          questions: [
            { key: 'one', type: 'statement', title: 'One', image },
            { key: 'two', type: 'statement', title: 'Two', image },
          ],
        },
      ],
    });
    if (!parsed.ok) throw new Error('fixture');
    const { html } = renderPreview(parsed.definition, { language: 'en', company: 'Boots & Co' });
    const [first, second] = html.match(/<img[^>]*>/g) ?? [];
    expect(first).toMatch(/ srcset="[^"]*-640x320 640w, [^"]*-1200x600 1200w"/);
    expect(first).toContain('width="1200" height="600" alt="A boot" sizes="(min-width:600px) 496px');
    expect([first?.includes('lazy'), second?.includes('loading="lazy"')]).toEqual([false, true]);
  });
});

describe('the preview', () => {
  it('is the respondent page of a draft, in a frame of this origin, with nothing to send', () => {
    const parsed = parseDefinition({ ...everyQuestion, theme: { color: '#FFEE00' } });
    if (!parsed.ok) throw new Error('fixture');
    const { html, headers } = renderPreview(parsed.definition, {
      language: 'de',
      page: 'score',
      company: 'Boots & Co',
    });
    expect(html).toContain('Würden Sie uns empfehlen?');
    expect(html).not.toMatch(/type="submit"|<script|_switch/);
    expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'self'");
    // A pale company colour carries black words, and the focus ring is a darker one of the same hue.
    expect(html).toContain('--brand:#FFEE00;--on:#000000;--focus:#9C9100');
    const ending = renderPreview(parsed.definition, { language: 'en', page: 'fan', company: 'Boots & Co' });
    expect(ending.html).toContain('Tell a friend');
  });
});
