import {
  Anchor,
  Button,
  Card,
  type CSSVariablesResolver,
  createTheme,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Popover,
  rem,
  Select,
  Table,
  TableScrollContainer,
  Text,
  Tooltip,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#F0F0FC',
  '#E1E1F8',
  '#C6C7F2',
  '#A5A8FF',
  '#8A8CF0',
  '#6A6CDD',
  '#5B5FD6',
  '#3D3FB8',
  '#33359C',
  '#26287A',
];
const gray: MantineColorsTuple = [
  '#F6F6F3',
  '#EFEFEA',
  '#E8E8E2',
  '#E2E2DC',
  '#D3D3CB',
  '#6E706A',
  '#5B5D5A',
  '#464844',
  '#2F312E',
  '#191A1C',
];
const dark: MantineColorsTuple = [
  '#ECECE8',
  '#C9C9C4',
  '#A3A59F',
  '#8D9089',
  '#2F3136',
  '#26282C',
  '#1A1B1E',
  '#1A1B1E',
  '#121315',
  '#0C0D0E',
];

const overlay = { transitionProps: { duration: 160 } };

/**
 * The one place where the product's look is said. Five sizes of type: xs 12, sm 14 (body), md 16, lg 20, xl 28.
 * Space: xs 8, sm 12, md 16, lg 24, xl 40. Buttons are quiet unless a screen makes its one action `filled`.
 */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  black: '#191A1C',
  colors: { accent, gray, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: rem(12), sm: rem(14), md: rem(16), lg: rem(20), xl: rem(28) },
  lineHeights: {
    xs: 'calc(16 / 12)',
    sm: 'calc(20 / 14)',
    md: 'calc(24 / 16)',
    lg: 'calc(28 / 20)',
    xl: 'calc(32 / 28)',
  },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: 'calc(28 / 20)' },
      h2: { fontSize: rem(16), lineHeight: 'calc(24 / 16)' },
      h3: { fontSize: rem(14), lineHeight: 'calc(20 / 14)' },
      h4: { fontSize: rem(14), lineHeight: 'calc(20 / 14)' },
    },
  },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(40) },
  radius: { xs: rem(6), sm: rem(6), md: rem(6), lg: rem(6), xl: rem(6) },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Anchor: Anchor.extend({ defaultProps: { size: 'sm' } }),
    Button: Button.extend({ defaultProps: { variant: 'default' } }),
    Card: Card.extend({ defaultProps: { padding: 'md', withBorder: true } }),
    Loader: Loader.extend({ defaultProps: { size: 'sm', type: 'dots' } }),
    Menu: Menu.extend({ defaultProps: { ...overlay, shadow: 'md' } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Put away' } } }),
    Popover: Popover.extend({ defaultProps: { ...overlay, shadow: 'md' } }),
    Modal: Modal.extend({
      defaultProps: {
        ...overlay,
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        // A header element would be a second banner of the page for screen readers.
        attributes: { header: { role: 'presentation' } },
      },
    }),
    Select: Select.extend({ defaultProps: { allowDeselect: false } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: rem(7), horizontalSpacing: 'md' } }),
    // The library's own scroll area leaves an empty strip under a table.
    TableScrollContainer: TableScrollContainer.extend({ defaultProps: { type: 'native' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false } }),
  },
});

/** The product's own colours, `--aw-*`, and the few of the library's that need our values. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--aw-content': rem(1200),
    '--aw-sidebar': rem(216),
  },
  light: {
    '--aw-ink': '#191A1C',
    '--aw-muted': '#5B5D5A',
    '--aw-accent': '#3D3FB8',
    '--aw-data': '#3D3FB8',
    '--aw-input-border': '#85867E',
    '--aw-error': '#B42318',
    '--aw-page': '#F6F6F3',
    '--aw-card': '#FFFFFF',
    '--aw-sunken': '#EBEBE5',
    '--aw-line': '#E2E2DC',
    '--aw-good': '#0A5F56',
    '--aw-mid': '#918F86',
    '--aw-bad': '#B4420E',
    '--mantine-color-error': '#B42318',
    '--mantine-color-dimmed': '#5B5D5A',
    '--mantine-color-placeholder': '#6E706A',
    '--mantine-color-default-border': '#D3D3CB',
    '--mantine-color-anchor': '#3D3FB8',
  },
  dark: {
    '--aw-ink': '#ECECE8',
    '--aw-muted': '#A3A59F',
    '--aw-accent': '#A5A8FF',
    '--aw-data': '#A5A8FF',
    '--aw-input-border': '#74777E',
    '--aw-error': '#FF8A80',
    '--aw-page': '#121315',
    '--aw-card': '#1A1B1E',
    '--aw-sunken': '#26282C',
    '--aw-line': '#2F3136',
    '--aw-good': '#57CDBB',
    '--aw-mid': '#77756E',
    '--aw-bad': '#F28B54',
    '--mantine-color-error': '#FF8A80',
    '--mantine-color-dimmed': '#A3A59F',
    '--mantine-color-placeholder': '#8D9089',
    '--mantine-color-default-border': '#2F3136',
    '--mantine-color-anchor': '#A5A8FF',
  },
});
