import { Part } from '../../parts/part.ts';
import { closeDialog, closeMenu } from '../../store/commands.ts';
import { type OpenMenu, useSession } from '../../store/session.ts';
import { endTour } from '../../store/tour.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late } from '../../ui/late.tsx';
import * as parts from '../../words/parts.ts';

// Menus and dialogs are not needed for the first picture.
const menuPart = new Part(() => import('./Menu.tsx'));
const dialogsPart = new Part(() => import('./Dialogs.tsx'));
const tourPart = new Part(() => import('./Tour.tsx'));
const Menu = late(menuPart, (module) => module.Menu);
const Dialogs = late(dialogsPart, (module) => module.Dialogs);
const Tour = late(tourPart, (module) => module.Tour);

const keyOf = (menu: OpenMenu): string =>
  menu.kind === 'way' ? `way ${menu.from} ${menu.to}` : `${menu.kind} ${menu.id}`;

/** Everything that opens above the page: menus, dialogs, the tour. */
export function Menus() {
  const session = useSession();
  const menu = useSession((state) => state.menu);
  const dialog = useSession((state) => state.dialog);
  const tour = useSession((state) => state.tour);
  return (
    <>
      {menu && (
        <Boundary key={keyOf(menu)} what={parts.menu} onClose={() => closeMenu(session)}>
          <Menu menu={menu} />
        </Boundary>
      )}
      {dialog && (
        <Boundary key={dialog.name} what={parts.dialog} onClose={() => closeDialog(session)}>
          <Dialogs dialog={dialog} />
        </Boundary>
      )}
      {tour !== null && (
        <Boundary what={parts.tour} onClose={() => endTour(session)}>
          <Tour step={tour} />
        </Boundary>
      )}
    </>
  );
}
