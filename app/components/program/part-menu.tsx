import { ActionList, Button, Popover } from "@shopify/polaris";
import { MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useAdmin } from "../admin-frame";

interface PartMenuProps {
  /** what the rule or reward is called */
  title: string;
  archived: boolean;
  onArchive(archived: boolean): void;
  /** null: it was published once, so it can be archived only */
  onRemove: (() => void) | null;
}

/** What can be done with a rule or a reward beside editing it. */
export function PartMenu({ title, archived, onArchive, onRemove }: PartMenuProps) {
  const { say } = useAdmin();
  const [open, setOpen] = useState(false);
  const act = (how: () => void) => () => {
    setOpen(false);
    how();
  };
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button
          icon={MenuHorizontalIcon}
          size="slim"
          variant="tertiary"
          accessibilityLabel={say("program.earn.more", { title })}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <ActionList
        actionRole="menuitem"
        items={[
          archived
            ? { content: say("program.earn.restore"), onAction: act(() => onArchive(false)) }
            : { content: say("program.earn.archive"), onAction: act(() => onArchive(true)) },
          ...(onRemove === null ? [] : [{ content: say("program.earn.remove"), destructive: true, onAction: act(onRemove) }]),
        ]}
      />
    </Popover>
  );
}
