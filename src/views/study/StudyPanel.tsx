import { useEffect, useLayoutEffect, useRef } from 'react';
import { useSession } from '../../store/session.ts';
import type { OpenStudy } from '../../store/studies.ts';
import { closeStudy } from '../../store/study.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { focusOnPage, giveFocusBack } from '../../ui/focus.ts';
import * as words from '../../words/study.ts';
import { PANELS } from './panels.ts';
import './study.css';

/** The open panel that looks closer; nothing if there is none. */
export function StudyPanel() {
  const study = useSession((state) => state.study);
  return study && <Frame key={study.what} study={study} />;
}

function Frame({ study: { what, wanted } }: { readonly study: OpenStudy }) {
  const session = useSession();
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = focusOnPage();
    const { current } = section;
    return () => {
      if (current?.contains(document.activeElement)) giveFocusBack(before);
    };
  }, []);
  useEffect(() => {
    if (wanted) section.current?.focus();
  }, [wanted]);
  const Panel = PANELS[what];
  const title = words.titles[what];
  return (
    <section className="study" ref={section} tabIndex={-1} aria-label={title}>
      <header className="study-head">
        <h2>{title}</h2>
        <IconButton icon="close" label={words.close} onClick={() => closeStudy(session)} />
      </header>
      <Boundary what={title}>
        <div className="study-body">{Panel && <Panel />}</div>
      </Boundary>
    </section>
  );
}
