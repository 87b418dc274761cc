import { lazy, Suspense, useEffect } from 'react';
import { useSession } from '../../store/session.ts';

// Neither menus nor dialogs are needed to see the tank: they come later, fetched while nothing else is going on.
const loadMenu = () => import('./Menu.tsx');
const loadDialogs = () => import('./Dialogs.tsx');
const Menu = lazy(loadMenu);
const Tour = lazy(() => import('./Tour.tsx'));
const Dialogs = lazy(loadDialogs);

/** What opens above the page: the menu of a server or a message, the dialogs, the tour. */
export function Menus() {
  const menu = useSession((session) => session.menu);
  const dialog = useSession((session) => session.dialog);
  const tour = useSession((session) => session.tour);
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((load: () => void) => setTimeout(load, 1500));
    idle(() => {
      void loadMenu();
      void loadDialogs();
      // Copying the address must not wait: browsers allow it only right after a click.
      void import('../../store/address.ts');
    });
  }, []);
  return (
    <Suspense fallback={null}>
      {menu && <Menu key={`${menu.kind} ${menu.id}`} menu={menu} />}
      {dialog && <Dialogs dialog={dialog} />}
      {tour !== null && <Tour step={tour} />}
    </Suspense>
  );
}
