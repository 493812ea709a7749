import { expect, it } from 'vitest';
import { compileThemes, ruleProblem } from '../match';
import { MOST_THEME_RULES, themeRuleSchema } from '../theme';
import { builtInTaxonomy } from './built-in';

const themes = builtInTaxonomy();

it('holds rules as settings would take them, in seven languages each', () => {
  for (const { key, rules } of themes) {
    expect(rules.length, key).toBeLessThanOrEqual(MOST_THEME_RULES);
    for (const rule of rules) {
      expect(themeRuleSchema.safeParse(rule).success, `${key} ${JSON.stringify(rule).slice(0, 60)}`).toBe(
        true,
      );
      expect(ruleProblem(rule), key).toBeNull();
    }
    const languages = new Set(rules.map(rule => (rule.kind === 'pattern' ? '' : rule.language)));
    expect([...languages].sort(), key).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']);
  }
});

const matcher = compileThemes(
  themes.map(({ key, rules }) => ({ id: key, rules })),
  () => performance.now(),
);

// Sentences that are nobody's: neither the demo's nor of the data that the benchmark measures on.
it.each([
  ['en', 'The lady at the desk was rude and blamed me for the broken zip.', ['rude', 'blamed', 'quality']],
  ['en', 'Nobody told us that the shop would be closed.', ['bad_communication']],
  ['en', 'He was not rude, and there was no queue.', ['fast']],
  ['de', 'Die Reklamation wurde abgelehnt, ich sei selbst schuld.', ['blamed', 'complaint_refused']],
  ['de', 'Nette Beratung, aber die Lieferung kam verspätet.', ['delivery', 'advice', 'friendly']],
  ['fr', 'Personnel peu aimable et prix trop élevés.', ['rude', 'price']],
  ['fr', 'Une heure d’attente à la caisse !', ['waiting']],
  ['es', 'Nadie me avisó y el paquete llegó roto.', ['bad_communication', 'quality']],
  ['it', 'Personale gentile ma il pacco è arrivato in ritardo.', ['delivery', 'friendly']],
  ['nl', 'Vriendelijk geholpen, maar te lang gewacht.', ['waiting', 'friendly']],
  ['pt', 'Atendimento rápido, mas o produto veio com defeito.', ['quality', 'fast']],
])('%s: %s', (language, text, expected) => {
  expect(matcher.match(text, language).map(({ theme }) => theme)).toEqual(expected);
});
