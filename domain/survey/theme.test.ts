import { describe, expect, it } from 'vitest';
import { parseDefinition } from './parse';
import { resolveTheme, type Theme, themeSchema } from './theme';

const company: Theme = {
  color: '#1F5F4A',
  logo: 'https://boots.example/logo.png',
  corner: 'square',
  font: 'classic',
  footer: { en: 'Boots & Co, Leeds' },
};

describe('the look of a survey', () => {
  it('is the product’s where nobody chose', () => {
    expect(resolveTheme(undefined, {})).toEqual({
      color: '#3D3FB8',
      logo: null,
      corner: 'soft',
      scheme: 'auto',
      font: 'system',
      footer: {},
    });
  });

  it('is the company’s, field by field, where the survey chose nothing', () => {
    expect(resolveTheme(company, {})).toEqual({ ...company, scheme: 'auto' });
    expect(resolveTheme(company, { color: '#7A1F5C', scheme: 'dark' })).toEqual({
      ...company,
      color: '#7A1F5C',
      scheme: 'dark',
    });
  });

  it('can do without the company’s logo and foot', () => {
    expect(resolveTheme(company, { logo: '', footer: {} })).toMatchObject({ logo: null, footer: {} });
  });

  it('fills in nothing when it is read, so that a later change of the company’s look reaches it', () => {
    expect(themeSchema.parse({})).toEqual({});
    expect(themeSchema.parse({ corner: 'round' })).toEqual({ corner: 'round' });
  });

  it('still reads how the dark scheme was once written', () => {
    expect(themeSchema.parse({ dark: true })).toEqual({ scheme: 'auto' });
    expect(themeSchema.parse({ dark: false })).toEqual({ scheme: 'light' });
    expect(themeSchema.parse({ dark: false, scheme: 'dark' })).toEqual({ scheme: 'dark' });
    const parsed = parseDefinition({ name: 'Old', theme: { dark: false } });
    expect(parsed).toMatchObject({ ok: true, ignored: [], definition: { theme: { scheme: 'light' } } });
  });

  it.each([
    { color: 'red' },
    { font: 'https://fonts.example/a.woff2' },
    { font: 'system;}</style>' },
    { logo: 'javascript:alert(1)' },
    { corner: '6px' },
    'dark',
    null,
  ])('takes no %j: no script, no font from elsewhere', theme => {
    expect(themeSchema.safeParse(theme).success).toBe(false);
  });

  it('has no place for a script', () => {
    expect(themeSchema.parse({ script: 'alert(1)', css: '*{}' })).toEqual({});
  });
});
