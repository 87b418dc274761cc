/** The questions in a menu: what may be asked about its target. */
import type { Thing } from '../../sim/questions/types.ts';
import type { World } from '../../sim/types.ts';
import { askQuestion } from '../../store/asking.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { questionsAt } from '../../store/questions.ts';
import type { OpenMenu, Session } from '../../store/session.ts';
import { questionWords } from '../../words/questions.ts';
import type { Item } from './items.ts';

function thingOf(session: Session, menu: OpenMenu): Thing | null {
  switch (menu.kind) {
    case 'server':
      return { kind: 'server', server: menu.id };
    case 'message':
      return { kind: 'message', message: menu.id };
    case 'request':
      return { kind: 'request', request: menu.id };
    case 'entry':
      return { kind: 'entry', server: menu.id, index: menu.index };
    case 'time':
      return { kind: 'time' };
    case 'event': {
      const event = fetchEvent(session, menu.id);
      return event ? { kind: 'event', event } : null;
    }
    case 'way':
    case 'until':
    case 'look':
      return null;
  }
}

/** None in an embed, which has no place for answers. */
export function questionItems(session: Session, menu: OpenMenu, world: World): readonly Item[] {
  const thing = session.allowed === null ? thingOf(session, menu) : null;
  if (thing === null) return [];
  return questionsAt(session, world, thing).map((question) => {
    const name = questionWords(question);
    return { id: `ask ${name}`, name, run: () => askQuestion(session, question) };
  });
}
