import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { MenuButton, useTheme } from '../../ui';
import { appWords } from '../../words/app';

const CHOICES = ['light', 'dark', 'system'] as const;
const ICONS = { light: Sun, dark: Moon, system: Monitor };

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const { theme, setTheme } = useTheme();
  const Icon = ICONS[theme];
  return (
    <MenuButton
      label={appWords.theme}
      icon={<Icon size={16} />}
      items={CHOICES.map((choice) => ({
        id: choice,
        label: appWords.themes[choice],
        icon: choice === theme ? <Check size={16} /> : undefined,
        onAction: () => setTheme(choice),
      }))}
    />
  );
}
