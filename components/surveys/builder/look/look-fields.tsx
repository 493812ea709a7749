'use client';

import { ColorSwatch, Divider, Input, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { pictureSize } from '@/domain/picture/address';
import {
  CORNERS,
  decided,
  FONT_STACKS,
  FONTS,
  type ResolvedTheme,
  resolveTheme,
  SCHEMES,
  type Theme,
} from '@/domain/survey/theme';
import { pickText } from '@/domain/survey/translate';
import { fieldId } from '../../draft-context';
import { ColorField } from './color-field';
import { FooterField, type FootLanguage } from './footer-field';
import { ImageField } from './image-field';
import { InheritedField } from './inherited-field';

const corners = { square: 'Square', soft: 'Soft', round: 'Round' };
const schemes = { auto: 'As the device', light: 'Light', dark: 'Dark' };
const fonts = {
  system: 'The device’s own',
  humanist: 'Humanist',
  geometric: 'Geometric',
  rounded: 'Rounded',
  classic: 'Classic, with serifs',
  oldstyle: 'Old style, with serifs',
  slab: 'Slab, with strong serifs',
  mono: 'Typewriter',
};
const labels = {
  logo: 'Logo',
  color: 'Colour',
  corner: 'Corners',
  scheme: 'Light or dark',
  font: 'Letters',
  footer: 'Foot of the page',
};
const fields = ['logo', 'color', 'corner', 'scheme', 'font', 'footer'] as const;

/**
 * Every field of a look. With `company`, a field that `theme` leaves out shows the company's and can be made one's own;
 * without it, every field is open. `onChange` names the field, so that what is typed into it is undone as one.
 */
export function LookFields({
  theme,
  company,
  name,
  foot,
  footError,
  readOnly = false,
  onChange,
}: {
  theme: Theme;
  /** The look beneath: what the company chose. */
  company?: Theme | undefined;
  /** The company's name, which a screen reader says in place of the logo. */
  name: string;
  foot: FootLanguage;
  footError?: string | undefined;
  readOnly?: boolean;
  onChange: (next: Theme, field: keyof Theme) => void;
}) {
  const shown = resolveTheme(company, theme);
  const set = (part: Partial<Theme>, field: keyof Theme): void => onChange({ ...theme, ...part }, field);
  const drop = (field: keyof Theme): void => {
    const { [field]: _, ...rest } = theme;
    onChange(rest, field);
  };
  const controls: Record<keyof Theme, ReactNode> = {
    logo: (
      <ImageField
        id={fieldId('theme.logo')}
        label={labels.logo}
        description={`At the top of every page, 40 pixels high. A screen reader says “${name}”, which also stands there without a logo.`}
        address={shown.logo}
        readOnly={readOnly}
        onChange={logo => set({ logo: logo ?? '' }, 'logo')}
      />
    ),
    color: (
      <ColorField
        id={fieldId('theme.color')}
        color={shown.color}
        scheme={shown.scheme}
        readOnly={readOnly}
        onChange={color => set({ color }, 'color')}
      />
    ),
    corner: (
      <Choice
        label={labels.corner}
        words={corners}
        values={CORNERS}
        value={shown.corner}
        readOnly={readOnly}
        onChange={corner => set({ corner }, 'corner')}
      />
    ),
    scheme: (
      <Choice
        label={labels.scheme}
        words={schemes}
        values={SCHEMES}
        value={shown.scheme}
        readOnly={readOnly}
        onChange={scheme => set({ scheme }, 'scheme')}
      />
    ),
    font: (
      <Select
        label={labels.font}
        description="From the customer’s own device, so that nothing is downloaded. Android phones have few: they show their own, with or without serifs."
        data={FONTS.map(value => ({ value, label: fonts[value] }))}
        value={shown.font}
        readOnly={readOnly}
        styles={{ input: { fontFamily: FONT_STACKS[shown.font] } }}
        renderOption={({ option }) => (
          <Text ff={FONT_STACKS[FONTS.find(one => one === option.value) ?? 'system']}>{option.label}</Text>
        )}
        onChange={value => {
          const font = FONTS.find(one => one === value);
          if (font) set({ font }, 'font');
        }}
      />
    ),
    footer: (
      <FooterField
        id={fieldId('theme.footer')}
        text={shown.footer}
        foot={foot}
        error={footError}
        readOnly={readOnly}
        onChange={footer => set({ footer }, 'footer')}
      />
    ),
  };
  return (
    <Stack gap="md">
      {fields.map((field, index) => (
        <Fragment key={field}>
          {index > 0 ? <Divider /> : null}
          {company === undefined ? (
            controls[field]
          ) : (
            <InheritedField
              label={labels[field]}
              isOwn={theme[field] !== undefined}
              inherited={<Inherited field={field} shown={shown} name={name} foot={foot} />}
              readOnly={readOnly}
              onOwn={() => set({ [field]: decided(shown)[field] }, field)}
              onInherit={() => drop(field)}
            >
              {controls[field]}
            </InheritedField>
          )}
        </Fragment>
      ))}
    </Stack>
  );
}

/** A few words of which one is chosen. */
function Choice<V extends string>({
  label,
  words,
  values,
  value,
  readOnly,
  onChange,
}: {
  label: string;
  words: Record<V, string>;
  values: readonly V[];
  value: V;
  readOnly: boolean;
  onChange: (value: V) => void;
}) {
  return (
    <Stack gap={4} align="flex-start">
      <Input.Label component="div">{label}</Input.Label>
      <SegmentedControl
        aria-label={label}
        data={values.map(one => ({ value: one, label: words[one] }))}
        value={value}
        readOnly={readOnly}
        onChange={chosen => {
          const next = values.find(one => one === chosen);
          if (next) onChange(next);
        }}
      />
    </Stack>
  );
}

/** What the company's look says of one field. */
function Inherited({
  field,
  shown,
  name,
  foot,
}: {
  field: keyof Theme;
  shown: ResolvedTheme;
  name: string;
  foot: FootLanguage;
}) {
  switch (field) {
    case 'logo':
      if (shown.logo === null) return <Text truncate>{name}, in words</Text>;
      return pictureSize(shown.logo) ? (
        // biome-ignore lint/performance/noImgElement: kept in the size in which it is shown
        <img src={shown.logo} alt={name} height={24} style={{ maxWidth: 160, objectFit: 'contain' }} />
      ) : (
        <Text truncate>{shown.logo}</Text>
      );
    case 'color':
      return (
        <>
          <ColorSwatch color={shown.color} size={16} aria-hidden />
          <Text>{shown.color}</Text>
        </>
      );
    case 'corner':
      return <Text>{corners[shown.corner]}</Text>;
    case 'scheme':
      return <Text>{schemes[shown.scheme]}</Text>;
    case 'font':
      return <Text ff={FONT_STACKS[shown.font]}>{fonts[shown.font]}</Text>;
    case 'footer':
      return <Text lineClamp={2}>{pickText(shown.footer, foot.language, foot.languages) || 'None'}</Text>;
  }
}
