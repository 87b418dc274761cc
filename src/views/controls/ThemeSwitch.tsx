import { useLayoutEffect, useState } from 'react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';

type Theme = 'system' | 'light' | 'dark';
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICON: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };
const KEPT_AS = 'raftarium-theme';

function kept(): Theme {
  try {
    const theme = localStorage.getItem(KEPT_AS);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system'; // Storage can be forbidden; the page goes without.
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // As above: then it lasts as long as the page.
  }
}

/** Light, dark, or as the system has it; remembered. */
export function ThemeSwitch({ worded = false }: { readonly worded?: boolean }) {
  const [theme, setTheme] = useState(kept);
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = () => {
    keep(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  const label = `Theme: ${theme}. Change to ${NEXT[theme]}`;
  if (!worded) return <IconButton icon={ICON[theme]} label={label} onClick={choose} />;
  return (
    <Button aria-label={label} title={label} onClick={choose}>
      <Icon name={ICON[theme]} />
      <span className="word">Theme: {theme}</span>
    </Button>
  );
}
