import { useEffect } from 'react';
import { answerWorkers } from '../offline/messages.ts';
import { Presenter } from '../views/presenter/Presenter.tsx';

/** The page as the presenter's window. It uses the files of its build for as long as it is open. */
export function PresenterWindow() {
  useEffect(answerWorkers, []);
  return <Presenter />;
}
