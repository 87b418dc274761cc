import { Part } from '../parts/part.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { late } from '../ui/late.tsx';
import * as parts from '../words/parts.ts';

/** Its text field is large: fetched after all else. */
const editor = new Part(() => import('../views/editor/Editor.tsx'), { isLast: true });
const Editor = late(editor, (module) => module.Editor, <div className="editor" />);

/** The editor of the document, in the place of the events. */
export function EditorPanel() {
  return (
    <Boundary what={parts.editor}>
      <Editor />
    </Boundary>
  );
}
