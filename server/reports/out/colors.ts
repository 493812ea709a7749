/** The light look of the screens, for what is printed: see `components/ui/theme`. */
export const COLOR = {
  ink: '#191A1C',
  muted: '#5B5D5A',
  line: '#E2E2DC',
  sunken: '#F6F6F3',
  accent: '#3D3FB8',
  good: '#0A5F56',
  bad: '#B4420E',
  paper: '#FFFFFF',
} as const;
