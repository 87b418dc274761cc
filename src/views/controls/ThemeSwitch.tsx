import { useLayoutEffect, useState } from 'react';
import { keepTheme, keptTheme, type Theme } from '../../store/theme.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import * as words from '../../words/controls.ts';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICON: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

/** The theme: light, dark, or the system's; stored. */
export function ThemeSwitch({ withLabel = false }: { readonly withLabel?: boolean }) {
  const [theme, setTheme] = useState(keptTheme);
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = () => {
    keepTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  const label = words.changeTheme(words.themes[theme], words.themes[NEXT[theme]]);
  if (!withLabel) return <IconButton icon={ICON[theme]} label={label} onClick={choose} />;
  return (
    <Button aria-label={label} title={label} onClick={choose}>
      <Icon name={ICON[theme]} />
      <span className="word">{words.theme(words.themes[theme])}</span>
    </Button>
  );
}
