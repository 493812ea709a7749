import {
  IconChartLine,
  IconClipboardText,
  IconGauge,
  IconListCheck,
  IconMessage2,
  IconPhoneCall,
  IconSend,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { Permission } from '@/domain/roles';

export type Place = {
  label: string;
  /** Path under the workspace. */
  path: string[];
  icon: typeof IconSend;
  /** Who sees it; absent: every member. */
  needs?: Permission;
  /** Shown until a new company has everything it needs. */
  whileSetup?: true;
};

/** The sidebar, top to bottom. A place stands here once its pages exist. */
export const places: { heading: string | null; items: Place[] }[] = [
  {
    heading: null,
    items: [{ label: 'Set up', path: ['start'], icon: IconListCheck, needs: 'govern', whileSetup: true }],
  },
  {
    heading: 'Understand',
    items: [
      { label: 'Overview', path: ['overview'], icon: IconGauge },
      { label: 'Insights', path: ['insights'], icon: IconChartLine },
    ],
  },
  {
    heading: 'Act',
    items: [
      { label: 'Cases', path: ['cases'], icon: IconPhoneCall, needs: 'serve' },
      { label: 'Responses', path: ['responses'], icon: IconMessage2 },
      { label: 'Customers', path: ['customers'], icon: IconUsers, needs: 'readPersonal' },
    ],
  },
  {
    heading: 'Ask',
    items: [
      { label: 'Surveys', path: ['surveys'], icon: IconClipboardText },
      { label: 'Programs', path: ['programs'], icon: IconSend },
    ],
  },
  { heading: null, items: [{ label: 'Settings', path: ['settings'], icon: IconSettings }] },
];

/** The pages of Insights, in order. */
export const insightPlaces: { label: string; path: string[] }[] = [
  { label: 'Trends', path: ['insights'] },
  { label: 'Segments', path: ['insights', 'segments'] },
  { label: 'Drivers', path: ['insights', 'drivers'] },
  { label: 'Themes', path: ['insights', 'themes'] },
  { label: 'Improvements', path: ['insights', 'improvements'] },
  { label: 'Loyalty', path: ['insights', 'loyalty'] },
  { label: 'Recovery', path: ['insights', 'recovery'] },
  { label: 'Team', path: ['insights', 'team'] },
  { label: 'Response quality', path: ['insights', 'quality'] },
];

/** Settings' own pages, in order. The first that a person may see is where *Settings* leads. */
export const settingsPlaces: { label: string; path: string[]; needs?: Permission }[] = [
  { label: 'Workspace', path: ['settings', 'workspace'], needs: 'govern' },
  { label: 'Look', path: ['settings', 'look'], needs: 'govern' },
  { label: 'Members', path: ['settings', 'members'], needs: 'govern' },
  { label: 'API keys', path: ['settings', 'api-keys'], needs: 'govern' },
  { label: 'Interaction types', path: ['settings', 'interaction-types'], needs: 'design' },
  { label: 'Segments', path: ['settings', 'segments'], needs: 'design' },
  { label: 'Topics', path: ['settings', 'topics'], needs: 'design' },
  { label: 'Themes', path: ['settings', 'themes'], needs: 'design' },
  { label: 'Comments', path: ['settings', 'comments'], needs: 'design' },
  { label: 'Import a file', path: ['settings', 'import'], needs: 'design' },
  { label: 'Alerts', path: ['settings', 'alerts'], needs: 'design' },
  { label: 'Follow-up', path: ['settings', 'follow-up'], needs: 'govern' },
  { label: 'Mail', path: ['settings', 'mail'], needs: 'govern' },
  { label: 'Channels', path: ['settings', 'channels'], needs: 'govern' },
  { label: 'Do not mail', path: ['settings', 'do-not-mail'], needs: 'readPersonal' },
  { label: 'Your account', path: ['settings', 'account'] },
];

/** What of these this person sees in this workspace. */
export const visiblePlaces = <T extends Pick<Place, 'needs' | 'whileSetup'>>(
  items: T[],
  { can, setupOpen }: { can: (permission: Permission) => boolean; setupOpen: boolean },
): T[] => items.filter(item => (!item.needs || can(item.needs)) && (!item.whileSetup || setupOpen));
