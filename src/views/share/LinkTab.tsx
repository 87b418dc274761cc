import { useId, useState } from 'react';
import { isCopied } from '../../store/clipboard.ts';
import { closeDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { plainHash } from '../../store/share.ts';
import { saveDocument } from '../../store/story/files.ts';
import { hashOfNamed } from '../../store/story/open-now.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/share.ts';

const whatIsOpen = (reading: Reading, named: string | null): words.LinkTo =>
  named === null ? 'run' : reading.getState().mode === 'story' ? 'page' : 'entry';

/** The address of what is open. `copied`: whether it was copied when the sheet opened. */
export function LinkTab({ copied }: { readonly copied: boolean | null }) {
  const reading = useReading();
  const [{ what, hash }] = useState(() => {
    const named = hashOfNamed(reading);
    return { what: whatIsOpen(reading, named), hash: plainHash(reading.session, named) };
  });
  const [again, setAgain] = useState<boolean | null>(null);
  if (hash === null) return <AsFile />;
  const address = reading.router.addressOf(hash);
  const isThere = again ?? copied;
  const copy = async () => setAgain(await isCopied(address));
  return (
    <div className="share-link">
      <p role="status">
        {isThere === null ? words.copying : isThere ? words.copied[what] : words.byHand[what]}
      </p>
      <Address address={address} onCopy={() => void copy()} />
    </div>
  );
}

interface AddressProps {
  readonly address: string;
  readonly onCopy: () => void;
}

/** Selected when it gets the focus, so that one key copies it. */
function Address({ address, onCopy }: AddressProps) {
  const id = useId();
  return (
    <div className="share-address">
      <input
        className="input"
        aria-label={words.address}
        aria-describedby={id}
        readOnly
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button strong onClick={onCopy}>
        {words.copy}
      </Button>
      <p id={id}>{words.characters(address.length)}</p>
    </div>
  );
}

/** A run with too many actions for an address. */
function AsFile() {
  const session = useSession();
  const save = () => {
    closeDialog(session);
    saveDocument(session);
  };
  return (
    <div className="share-link">
      <p>{words.tooLong}</p>
      <Button strong onClick={save}>
        {words.saveFile}
      </Button>
    </div>
  );
}
