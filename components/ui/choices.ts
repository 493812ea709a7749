/** Every zone this browser knows, UTC first. */
export const timezones = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC'),
];

/** ISO 4217 codes with their names in the reader's language: `EUR · Euro`. */
export function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map(code => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}
