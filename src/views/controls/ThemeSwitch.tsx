import { useLayoutEffect, useState } from 'react';
import { type SessionState, useSession } from '../../store/session.ts';
import { keepTheme, keptTheme, type Theme } from '../../store/theme.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import * as words from '../../words/controls.ts';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICON: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

const wanted = ({ theme }: SessionState) => theme;

function useTheme(): Theme {
  const [stored] = useState(keptTheme);
  return useSession(wanted) ?? stored;
}

/** Gives the page the theme of its link, or the stored one. */
export function usePageTheme(): void {
  const theme = useTheme();
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** The theme: light, dark, or the system's; stored. */
export function ThemeSwitch({ withLabel = false }: { readonly withLabel?: boolean }) {
  const session = useSession();
  const theme = useTheme();
  const choose = () => {
    keepTheme(NEXT[theme]);
    session.setState({ theme: NEXT[theme] });
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
