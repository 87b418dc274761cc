import { Tabs } from 'radix-ui';
import { type ComponentType, useState } from 'react';
import { Part } from '../../parts/part.ts';
import { closeDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { late } from '../../ui/late.tsx';
import { shareTab } from '../../words/parts.ts';
import * as words from '../../words/share.ts';
import { LinkTab } from './LinkTab.tsx';
import './share.css';

interface TabProps {
  /** Whether the plain address was copied when the sheet opened; null: not known yet. */
  readonly copied: boolean | null;
}

interface ShareTab {
  readonly id: keyof typeof words.tabs;
  /** All but the first are late parts: `late(new Part(() => import('./EmbedTab.tsx')), …)`. */
  readonly Content: ComponentType<TabProps>;
}

const embed = new Part(() => import('./EmbedTab.tsx'));
const picture = new Part(() => import('./PictureTab.tsx'));
const film = new Part(() => import('./FilmTab.tsx'));

const TABS: readonly ShareTab[] = [
  { id: 'link', Content: LinkTab },
  { id: 'embed', Content: late(embed, ({ EmbedTab }) => EmbedTab) },
  { id: 'picture', Content: late(picture, ({ PictureTab }) => PictureTab) },
  { id: 'film', Content: late(film, ({ FilmTab }) => FilmTab) },
];

/** The ways of sharing what is open. The plain address was copied when the sheet opened. */
export function ShareSheet({ copied }: TabProps) {
  const session = useSession();
  const [open, setOpen] = useState('link');
  // What was chosen on a tab stays, and a film is made on, while another tab is looked at.
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set([open]));
  const show = (id: string) => {
    setOpen(id);
    setSeen((before) => new Set(before).add(id));
  };
  return (
    <Dialog title={words.title} onClose={() => closeDialog(session)} shape="wide">
      <Tabs.Root value={open} onValueChange={show} className="share">
        <Tabs.List className="share-tabs" aria-label={words.ways} hidden={TABS.length < 2}>
          {TABS.map(({ id }) => (
            <Tabs.Trigger key={id} value={id} className="share-tab" data-focus-later>
              {words.tabs[id]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {TABS.map(({ id, Content }) => (
          <Tabs.Content
            key={id}
            value={id}
            className="share-content"
            {...(seen.has(id) && { forceMount: true, hidden: id !== open })}
          >
            <Boundary what={shareTab}>
              <Content copied={copied} />
            </Boundary>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Dialog>
  );
}
