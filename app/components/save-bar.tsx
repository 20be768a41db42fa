import { useBlocker } from "@remix-run/react";
import { SaveBar as BridgeSaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { useAdmin } from "./admin-frame";

interface SaveBarProps {
  id: string;
  /** whether something was changed and not saved */
  open: boolean;
  saving: boolean;
  onSave(): void;
  onDiscard(): void;
  /** pages that keep what is not saved: going from one to another asks nothing; default: the page alone */
  within?: string;
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** Shopify's bar over the page for unsaved changes. While it is open, leaving the page asks first. */
export function SaveBar({ id, open, saving, onSave, onDiscard, within }: SaveBarProps) {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const stays = currentLocation.pathname === nextLocation.pathname || (within !== undefined && isWithin(nextLocation.pathname, within));
    return open && !saving && !stays;
  });
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    bridge.saveBar.leaveConfirmation().then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker, bridge]);
  return (
    <BridgeSaveBar id={id} open={open}>
      <button variant="primary" {...(saving ? { loading: "" } : {})} onClick={onSave}>
        {say("shell.save")}
      </button>
      <button disabled={saving} onClick={onDiscard}>
        {say("shell.discard")}
      </button>
    </BridgeSaveBar>
  );
}
