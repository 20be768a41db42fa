import { Button, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";

const wellFormed = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/u;

interface KeyFieldProps {
  value: string;
  /** then it never changes */
  published: boolean;
  /** whether another part has it */
  isTaken(key: string): boolean;
  taken: string;
  onRename(key: string): void;
}

/** The name under which the ledger keeps a part of the program: open until it is published, fixed from then on. */
export function KeyField({ value, published, isTaken, taken, onRename }: KeyFieldProps) {
  const { say } = useAdmin();
  const [typed, setTyped] = useState(value);
  const other = typed !== value;
  const error = !wellFormed.test(typed) ? say("program.rule.key.wrong") : other && isTaken(typed) ? taken : false;
  const usable = error === false && other;
  return (
    <TextField
      label={say("program.rule.key")}
      labelHidden
      value={published ? value : typed}
      onChange={setTyped}
      disabled={published}
      error={published ? false : error}
      autoComplete="off"
      maxLength={64}
      monospaced
      {...(published
        ? {}
        : {
            connectedRight: (
              <Button onClick={() => usable && onRename(typed)} disabled={!usable}>
                {say("program.rule.key.set")}
              </Button>
            ),
          })}
    />
  );
}
